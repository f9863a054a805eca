package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files and variables set, who goes before whom, and what an environment allows. No server is asked. */
class SettingsTest {

    private static final String PROJECT = """
            pack: db
            server: dev
            timeouts:
              lock: 7s
              verify: 5m
            servers:
              dev: postgresql://me@127.0.0.1:1/shop
              live:
                url: postgresql://deploy@127.0.0.1:2/shop
                environment: production
            environments:
              production:
                confirm: name
                verbs: [plan, undo, verify]
            """;

    @TempDir
    Path folder;

    private Path project;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void write() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("plumbline.yaml"), PROJECT);
        Files.createDirectories(project.resolve("db"));
        Files.writeString(project.resolve("db/V1__a.sql"), "create table a (id int);");
        Files.createDirectories(folder.resolve("config/plumbline"));
        Files.writeString(
                folder.resolve("config/plumbline/config.yaml"), "format: json\npack: mine\ntimeouts: {wait: 5s}\n");
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("HOME", folder.toString());
    }

    @Test
    void whoSaysSoIsShownInTheOrderOfPrecedence() {
        Ran ran = run("config", "--format", "text");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("(?m)^pack +" + project.resolve("db") + " +\\S+/plumbline.yaml:1$")
                .containsPattern("(?m)^format +json +\\S+/config.yaml:1$")
                .containsPattern("(?m)^timeouts.wait +5s +\\S+/config.yaml:3$")
                .containsPattern("(?m)^timeouts.lock +7s +\\S+/plumbline.yaml:4$")
                .containsPattern("(?m)^color +auto +default$")
                .contains("server live: postgresql://deploy@127.0.0.1:2/shop, environment production");
        environment.put("PLUMBLINE_PACK", "other");
        assertThat(run("config", "--format", "text").out()).containsPattern("(?m)^pack +other +PLUMBLINE_PACK$");
    }

    /** The pack of the project, the server of the project, the format of the user. */
    @Test
    void whatIsSetIsTheDefaultOfEveryVerb() {
        Ran ran = run("history");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("cannot connect to me@127.0.0.1:1/shop").contains("dev of ");
        assertThat(ran.out()).contains("\"kind\" : \"unavailable\"");
        assertThat(run("history", "--url", "live").err())
                .contains("'history' is not allowed in environment production");
        environment.put("PLUMBLINE_URL", "postgresql://me@127.0.0.1:3/other");
        assertThat(run("history").err()).contains("127.0.0.1:3/other");
    }

    @Test
    void theAddressOfANamedServerIsNoWayAroundItsRules() {
        assertThat(run("migrate", "--url", "postgresql://me@127.0.0.1:2/shop").err())
                .contains("'migrate' is not allowed in environment production");
        assertThat(run("migrate", "--url", "lvie").err()).contains("no server 'lvie'", "did you mean live?");
    }

    /** The pack of a project is meant wherever none is typed: for its next file, and on another server than its own. */
    @Test
    void thePackOfTheProjectIsMeantWhereNoneIsTyped() throws IOException {
        assertThat(run("new", "add a colour", "--format", "text").out())
                .isEqualTo(project.resolve("db/V2__add_a_colour.sql") + "\n"
                        + project.resolve("db/U2__add_a_colour.sql") + "\n");
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("V7__b.sql"), "create table b (id int);");
        assertThat(run("new", other.toString(), "more", "--format", "text").out())
                .contains(other.resolve("V8__more.sql").toString());
        assertThat(run("new", other.toString()).err()).contains("WORDS are missing");
        assertThat(run("new").err()).contains("WORDS are missing");
        assertThat(Ran.with(new Settings(Map.of(), other), "new", "more").err()).contains("WORDS are missing");
        assertThat(run("verify", "--url", "postgresql://me@127.0.0.1:1/x").err())
                .contains("pack: " + project.resolve("db") + " (" + project.resolve("plumbline.yaml") + ":1)")
                .contains("--only health");
        assertThat(run("config", "--format", "text").out()).contains("is meant wherever none is typed, with --url too");
    }

    /** What is destroyed asks for a name; there is no terminal here. */
    @Test
    void aPackOfTheSettingsGivesWayToAnAddress() {
        assertThat(run(
                                "types",
                                "--url",
                                "postgresql://me@127.0.0.1:1/x",
                                "--package",
                                "a",
                                "--out",
                                folder.resolve("src").toString())
                        .err())
                .contains("127.0.0.1:1")
                .doesNotContain("expected either a pack or --url");
    }

    @Test
    void anEnvFileIsReadWhenItIsAskedFor() throws IOException {
        Path file = Files.writeString(
                project.resolve(".env"), "# mine\nexport PLUMBLINE_URL='postgresql://e@127.0.0.1:4/env'\n");
        assertThat(run("history").err()).contains("127.0.0.1:1/shop");
        assertThat(run("history", "--env-file", file.toString()).err()).contains("127.0.0.1:4/env");
        Files.writeString(file, "no equals sign, hunter2\n");
        assertThat(run("history", "--env-file", file.toString()).err())
                .contains(".env:1: expected NAME=value")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pakc: db | plumbline.yaml:1: pakc: found a key that is not known, expected 'pack'",
                "servers: {a: {url: 'postgresql://h/d', password: x}} | found a password, which does not belong in a file",
                "servers: {a: 'postgresql://u:hunter2@h/d'} | found a password, which does not belong in a file",
                "servers: {a: 'host=h password=hunter2'} | found a password, which does not belong in a file",
                "servers: {a: {url: 'postgresql://h/d', environment: prod}} | environment 'prod', which is not described",
                "environments: {a: {confirm: sure}} | found 'sure', expected name (ask for the database's name) or never",
                "timeouts: {lock: 5000} | found '5000', expected a time with its unit, such as 500ms",
                "timeouts: {lokc: 5s} | expected 'lock'",
                "'servers: [' | no YAML"
            })
    void whatIsNotUnderstoodIsRefusedWithItsLine(String text, String message) throws IOException {
        Files.writeString(project.resolve("plumbline.yaml"), text + "\n");
        Ran ran = run("config");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(message).doesNotContain("hunter2");
        assertThat(run("config", "--help").code()).isZero();
    }

    private Ran run(String... arguments) {
        return Ran.with(new Settings(environment, project), arguments);
    }
}
