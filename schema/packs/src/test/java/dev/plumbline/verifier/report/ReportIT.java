package dev.plumbline.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.Ink;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.pages.Page;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.test.PlumblineTest;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The whole verifier over a sample with faults, told in every form. */
@PlumblineTest(pack = "vehicles")
class ReportIT {

    private static Verification verification;

    @BeforeAll
    static void verify(Database database) throws SQLException {
        VerifyOptions options = VerifyOptions.DEFAULT.withCalls(300);
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("update vehicle_options set make = '<b>FORD & \"Co\"</b>' where make = 'Ford'");
            // One is left under another name: without any the functions would take long to prove.
            statement.execute("drop index idx_vehicle_year_make, idx_vehicle_year_make_model");
            statement.execute("alter index idx_vehicle_year_make_model_trim rename to by_trim");
            statement.execute("create table \"With a <space>\" (id int)");
        }
        verification = Verifier.of(database, Packs.find("vehicles"), options).run(line -> {});
        assertThat(verification.findings()).isNotEmpty();
    }

    @Test
    void thePageNeedsNothingElseAndEscapesWhatItShows() {
        String page = HtmlReport.text(verification);
        assertThat(page)
                .doesNotContain("http://", "https://", "<script", "<b>FORD")
                .contains("&lt;b&gt;FORD &amp; &quot;Co&quot;&lt;/b&gt;", "prefers-color-scheme: dark");
    }

    @Test
    void aBrowserShowsEveryCheckAndDrawsThePage(@TempDir Path temp) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(
                browser.isPresent() || "true".equals(System.getenv("CI")),
                "no chromium on the PATH: the page is not looked at in a browser");
        ReportFolder.write(temp, verification, Existing.REPLACED);
        String url = temp.resolve("index.html").toUri().toString();
        String dom = run(temp, browser.get(), "--dump-dom", url);
        int shown = verification.results().size();
        int open =
                verification.findings().size() + verification.of(Outcome.WARN).size();
        assertThat(dom.split("<details class=\"check\"", -1)).hasSize(shown + 1);
        assertThat(dom.split("<details class=\"check\" open", -1)).hasSize(open + 1);
        assertThat(dom).doesNotContain("NOISY", "<dd>none</dd>");
        assertThat(dom)
                .contains(
                        "<table class=\"strip\">",
                        "<dd>0 violations</dd>",
                        "<main id=\"main\">",
                        "<nav aria-label=",
                        "role=\"img\"",
                        "<caption>");
        List<Integer> papers = new ArrayList<>();
        for (String scheme : List.of("1", "0")) {
            Path picture = temp.resolve("page" + scheme + ".png");
            run(
                    temp,
                    browser.get(),
                    "--blink-settings=preferredColorScheme=" + scheme,
                    "--window-size=1200,900",
                    "--screenshot=" + picture,
                    url);
            papers.add(ImageIO.read(picture.toFile()).getRGB(2, 2) & 0xFFFFFF);
        }
        assertThat(papers).as("paper in light, then in dark").containsExactly(0xFBFBF9, 0x14181A);
    }

    @Test
    void anEarlierReportGivesWayAndNothingElseDoes(@TempDir Path temp) throws Exception {
        ReportFolder.prepare(temp, "verify", Existing.KEPT);
        ReportFolder.write(temp, verification, Existing.KEPT);
        ReportFolder.prepare(temp, "verify", Existing.KEPT);
        ReportFolder.write(temp, verification, Existing.KEPT);
        for (String name : List.of("index.html", "junit.xml", "verify.json")) {
            String ours = Files.readString(temp.resolve(name));
            Files.writeString(temp.resolve(name), "somebody's");
            assertThatThrownBy(() -> ReportFolder.prepare(temp, "verify", Existing.KEPT))
                    .hasMessageContaining(name + ": already exists");
            assertThatThrownBy(() -> ReportFolder.write(temp, verification, Existing.KEPT))
                    .hasMessageContaining(name + ": already exists");
            assertThat(temp.resolve(name)).hasContent("somebody's");
            Files.writeString(temp.resolve(name), ours);
        }
        Files.writeString(temp.resolve("index.html"), "somebody's");
        ReportFolder.write(temp, verification, Existing.REPLACED);
        assertThat(temp.resolve("index.html")).content().contains(Page.MARK);
    }

    @Test
    void theXmlCountsWhatItHolds() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(JunitReport.text(verification))));
        Element top = xml.getDocumentElement();
        assertThat(top.getTagName()).isEqualTo("testsuites");
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(top.getAttribute("tests")))
                .isEqualTo(verification.results().size());
        assertThat(xml.getElementsByTagName("failure").getLength())
                .isEqualTo(Integer.parseInt(top.getAttribute("failures")));
        assertThat(xml.getElementsByTagName("skipped").getLength())
                .isEqualTo(Integer.parseInt(top.getAttribute("skipped")));
    }

    @Test
    void theJsonHoldsEveryResult() throws Exception {
        JsonNode json = new ObjectMapper().readTree(JsonReport.text(verification));
        assertThat(json.path("results")).hasSize(verification.results().size());
        assertThat(json.path("exit_code").asInt()).isEqualTo(1);
    }

    @Test
    void theTerminalEndsWithTheWorst() {
        StringWriter text = new StringWriter();
        new TerminalReport(new PrintWriter(text), Ink.NONE, true).print(verification);
        List<String> lines = text.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .startsWith("verify pack vehicles: ")
                .contains(" failed");
        assertThat(text.toString())
                .contains(
                        "✗ FAIL  contract/missing_index: missing index idx_vehicle_year_make\n",
                        "    so also: plans/get_makes_for_year: ")
                .containsPattern("↳ follows get_makes_for_year +follows from contract/missing_index");
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String run(Path temp, Path browser, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(temp, "profile")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(temp, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the browser ends by itself").isTrue();
        return Files.readString(out);
    }
}
