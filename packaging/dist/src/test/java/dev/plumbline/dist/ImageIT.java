package dev.plumbline.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The container image as somebody gets it: loaded into Docker, run as nobody in particular, with a folder mounted. */
@EnabledIfSystemProperty(named = "plumbline.image.tar", matches = ".+", disabledReason = "built by the profile image")
class ImageIT {
    private static final String IMAGE = "plumbline:" + System.getProperty("plumbline.version");
    private static final String SERVER =
            "plumbline-image-it-" + ProcessHandle.current().pid();
    private static final String URL = "postgresql://postgres@127.0.0.1:5432/postgres";

    @TempDir
    private static Path folder;

    private static String user = "";

    private record Ran(int code, String said) {}

    @BeforeAll
    static void load() throws Exception {
        boolean there = run("docker", "info").code() == 0;
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("a Docker engine")
                .isTrue();
        assumeThat(there).as("a Docker engine").isTrue();
        assertThat(run("docker", "load", "-i", System.getProperty("plumbline.image.tar"))
                        .said())
                .contains(IMAGE);
        String database = System.getenv().getOrDefault("PLUMBLINE_IMAGE", "postgres:17");
        ok("docker", "run", "-d", "--name", SERVER, "-e", "POSTGRES_HOST_AUTH_METHOD=trust", database);
        user = Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
        if (user.startsWith("0:")) {
            // Somebody with a number and no name, to whom the folder belongs.
            user = "12345:12345";
            ok("chown", "-R", user, folder.toString());
        }
        Path pack = Files.createDirectories(folder.resolve("Größe"));
        Files.writeString(pack.resolve("V1__größe.sql"), "create table größe (id int primary key, name text);\n");
        Files.writeString(folder.resolve("größe.csv"), "id,name\n1,klein\nkeine Zahl,groß\n");
        ok("chown", "-R", user, folder.toString());
        ok("chmod", "-R", "a+rX", folder.toString());
        for (int i = 0; i < 120 && !listens(); i++) {
            Thread.sleep(500);
        }
    }

    private static boolean listens() throws Exception {
        return run("docker", "exec", SERVER, "psql", "-h", "127.0.0.1", "-U", "postgres", "-c", "select 1")
                        .code()
                == 0;
    }

    @AfterAll
    static void remove() throws Exception {
        run("docker", "rm", "-f", SERVER, SERVER + "-at-work");
        run("docker", "rmi", "-f", IMAGE);
    }

    @Test
    void tellsItsVersionAndIsNobodyInParticular() throws Exception {
        assertThat(run("docker", "run", "--rm", IMAGE, "--version").said())
                .startsWith("plumbline " + System.getProperty("plumbline.version") + " (Java ")
                .hasLineCount(1);
        assertThat(run("docker", "run", "--rm", "--entrypoint", "id", IMAGE, "-u")
                        .said())
                .isEqualTo("10001\n");
        assertThat(run("docker", "run", "--rm", "--read-only", IMAGE, "help", "load")
                        .said())
                .contains("Usage: plumbline load");
    }

    /** Names beyond ASCII, exit codes, and files that belong to whoever asked for them. */
    @Test
    void worksOnAFolderOfSomebodyElses() throws Exception {
        Ran migrate = plumbline("migrate", "Größe", "--url", URL);
        assertThat(migrate.code()).as(migrate.said()).isZero();
        assertThat(plumbline("history", "Größe", "--url", URL).said()).contains("größe", "applied");
        Ran verify = plumbline("verify", "--url", URL, "--only", "health", "--report", "report");
        assertThat(verify.code()).as(verify.said()).isZero();
        assertThat(Files.getAttribute(folder.resolve("report/index.html"), "unix:uid"))
                .hasToString(user.substring(0, user.indexOf(':')));
        Ran load = plumbline(
                "load",
                "--table",
                "größe",
                "--from",
                "größe.csv",
                "--mode",
                "append",
                "--rejects",
                "bad.csv",
                "--url",
                URL);
        assertThat(load.code()).as(load.said()).isEqualTo(1);
        assertThat(folder.resolve("bad.csv")).content().contains("keine Zahl");
        assertThat(plumbline("verify", "--url", "postgresql://postgres@127.0.0.1:1/none")
                        .code())
                .isEqualTo(3);
        assertThat(plumbline("verify", "--nothing").code()).isEqualTo(2);
    }

    /** A plan needs programs of PostgreSQL, which are fetched, and a user that has a name. */
    @Test
    void triesAMigrationOnAServerOfItsOwn() throws Exception {
        Path repository = Path.of(System.getProperty("plumbline.image.repository"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            Path file = repository.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            boolean body = there && exchange.getRequestMethod().equals("GET");
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(there ? Files.size(file) : 0));
            exchange.sendResponseHeaders(there ? 200 : 404, body ? Files.size(file) : -1);
            if (body) {
                Files.copy(file, exchange.getResponseBody());
            }
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Ran named = plan(url, List.of());
            assertThat(named.code()).as(named.said()).isZero();
            assertThat(named.said()).contains("safe");
            assertThat(plan(url, List.of("--user", "12345")).said())
                    .contains("initdb", "-v /etc/passwd:/etc/passwd:ro");
            Path names = Files.writeString(folder.resolve("passwd"), "somebody:x:12345:12345::/tmp:/bin/sh\n");
            Ran mounted = plan(url, List.of("--user", "12345", "-v", names + ":/etc/passwd:ro"));
            assertThat(mounted.code()).as(mounted.said()).isZero();
        } finally {
            server.stop(0);
        }
    }

    private static Ran plan(String repository, List<String> options) throws Exception {
        var command =
                new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host", "-v", folder + ":/work:ro"));
        command.addAll(options);
        command.addAll(List.of("-e", "PLUMBLINE_REPOSITORY=" + repository, IMAGE, "plan", "Größe"));
        return run(command.toArray(String[]::new));
    }

    /** What Docker sends to stop a container reaches Java itself. */
    @Test
    void endsWhenItIsToldTo() throws Exception {
        List<String> command = inContainer("-d", "--name", SERVER + "-at-work");
        command.addAll(List.of("refresh", "--url", URL, "--every", "1h"));
        ok(command.toArray(String[]::new));
        for (int i = 0;
                i < 120 && !run("docker", "logs", SERVER + "-at-work").said().contains("Z ");
                i++) {
            Thread.sleep(500);
        }
        ok("docker", "stop", "--time", "60", SERVER + "-at-work");
        assertThat(run("docker", "inspect", "-f", "{{.State.ExitCode}}", SERVER + "-at-work")
                        .said())
                .as(run("docker", "logs", SERVER + "-at-work").said())
                .isEqualTo("0\n");
    }

    private static List<String> inContainer(String... options) {
        var command = new ArrayList<>(List.of("docker", "run"));
        command.addAll(List.of(options));
        command.addAll(List.of("--network", "container:" + SERVER, "--user", user, "-v", folder + ":/work", IMAGE));
        return command;
    }

    private static Ran plumbline(String... arguments) throws Exception {
        List<String> command = inContainer("--rm");
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static void ok(String... command) throws Exception {
        Ran ran = run(command);
        assertThat(ran.code()).as(String.join(" ", command) + ": " + ran.said()).isZero();
    }

    private static Ran run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ran(127, String.valueOf(e.getMessage()));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said);
    }
}
