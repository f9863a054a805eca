package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.site.explore.ExploreOptions;
import dev.plumbline.site.explore.Explorer;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.testsql.Sql;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer, asked by a browser as people do, and by hand as somebody would who should not get in. */
class ExploreIT {

    @TempDir
    Path temp;

    private static Explorer of(Database database, String pack, boolean sql) {
        return Explorer.start(new ExploreOptions(
                database, Optional.ofNullable(pack).map(Packs::find), 0, sql, 20, Duration.ofSeconds(10)));
    }

    @Test
    void theDropDownsRowsFunctionsAndChecksOfAPackAreSeen() throws Exception {
        try (ThrowAwayDatabase sample = SampleDatabases.of(Packs.find("vehicles"));
                Explorer explorer = of(sample.database(), "vehicles", false);
                Browser browser = Browser.start(temp)) {
            String origin = explorer.address().replaceFirst("/\\?.*", "/");
            browser.open(explorer.address());
            assertThat(browser.ask("location.href").asText())
                    .as("the token is gone from the address")
                    .isEqualTo(origin);
            look(browser, origin, "tables");

            browser.open(origin + "lookups");
            look(browser, origin, "lookups");
            for (int i = 1; i <= 4; i++) {
                String select = "document.getElementById('choice-" + i + "')";
                browser.until(select + " !== null && document.readyState === 'complete'");
                assertThat(browser.ask(select + ".options.length").asInt())
                        .as("choices")
                        .isGreaterThan(1);
                browser.ask(select + ".selectedIndex = 1; " + select + ".dispatchEvent(new Event('change')); 1");
                browser.until(
                        "document.readyState === 'complete' && new URLSearchParams(location.search).getAll('c').length === "
                                + i);
            }
            browser.until("document.querySelectorAll('main table tbody tr').length > 0");
            assertThat(browser.ask("document.querySelector('main thead').textContent")
                            .asText())
                    .contains("engine_name", "transmission_type");
            look(browser, origin, "answer");

            browser.open(origin + "tables/vehicle_options");
            look(browser, origin, "rows");
            assertThat(browser.ask("document.querySelectorAll('main tbody tr').length")
                            .asInt())
                    .isEqualTo(20);
            String first = browser.ask("document.querySelector('main tbody td').textContent")
                    .asText();
            follow(browser, "after →");
            assertThat(browser.ask("document.querySelector('main tbody td').textContent")
                            .asText())
                    .isNotEqualTo(first);
            follow(browser, "← before");
            assertThat(browser.ask("document.querySelector('main tbody td').textContent")
                            .asText())
                    .isEqualTo(first);
            browser.ask("document.querySelector('main tbody td a').click()");
            browser.until("document.querySelector('dl.row') !== null && document.readyState === 'complete'");
            look(browser, origin, "row");
            browser.ask("[...document.querySelectorAll('dl.row a')].find(a => a.textContent.endsWith('→')).click()");
            browser.until("location.pathname === '/tables/engines' && document.readyState === 'complete'");
            assertThat(browser.ask("document.querySelector('main').textContent").asText())
                    .contains("Rows that refer to it", "Its plan", "Index Scan");
            follow(browser, "vehicle_options (engine_id)");
            assertThat(browser.ask("location.pathname").asText()).isEqualTo("/tables/vehicle_options");

            browser.open(origin + "functions/get_makes_for_year");
            browser.ask("document.getElementById('argument-1').focus()");
            browser.type("2020");
            browser.ask("document.querySelector('form.call button').click()");
            browser.until(
                    "document.querySelectorAll('main tbody tr').length > 3 && document.readyState === 'complete'");
            look(browser, origin, "function");

            browser.open(origin + "checks");
            look(browser, origin, "checks");
            browser.ask("document.querySelector('form.call button').click()");
            browser.until("document.title.startsWith('Verification of') && document.readyState === 'complete'");
            assertThat(browser.ask("document.body.textContent").asText()).contains("contract/");
            look(browser, origin, "report");

            Sql.run(sample.database(), "drop index public.idx_vehicle_year_make");
            browser.open(origin + "checks");
            browser.ask("document.querySelector('form.call button').click()");
            browser.until("document.title.startsWith('Verification of') && document.readyState === 'complete'");
            assertThat(browser.ask(
                                    "document.querySelector('main section[aria-labelledby=findings] .check[open] .title').textContent")
                            .asText())
                    .contains("missing index");
            assertThat(browser.ask("document.querySelector('main .passes').open")
                            .asBoolean())
                    .isFalse();
            look(browser, origin, "report-with-findings");
        }
    }

    private static void follow(Browser browser, String text) throws Exception {
        browser.ask(
                "document.body.dataset.left = '1'; [...document.querySelectorAll('main a')].find(a => a.textContent === '"
                        + text + "').click()");
        browser.until("document.body.dataset.left === undefined && document.readyState === 'complete'");
    }

    private static void look(Browser browser, String origin, String name) throws Exception {
        for (int width : new int[] {400, 1200}) {
            browser.size(width, 900, width == 400 ? "dark" : "light");
            browser.picture("explore-" + name + "-" + width);
            assertThat(browser.faults(origin)).as(name + " at " + width).isEmpty();
        }
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        try (ThrowAwayDatabase empty = ThrowAwayDatabase.create();
                Explorer explorer = of(empty.database(), null, true)) {
            var by = new ByHand(explorer);
            assertThat(by.get("/", "127.0.0.1:" + by.port, "")).startsWith("HTTP/1.1 403");
            assertThat(by.get("/?token=wrong", "127.0.0.1:" + by.port, "")).startsWith("HTTP/1.1 403");
            assertThat(by.get("/?token=", "127.0.0.1:" + by.port, "")).startsWith("HTTP/1.1 403");
            assertThat(by.get("/?token=" + by.token, "evil.example:" + by.port, ""))
                    .startsWith("HTTP/1.1 421");
            assertThat(by.get("/?token=" + by.token, "127.0.0.1", "")).startsWith("HTTP/1.1 421");

            String in = by.get("/?token=" + by.token, "127.0.0.1:" + by.port, "");
            assertThat(in)
                    .startsWith("HTTP/1.1 303")
                    .contains("HttpOnly; SameSite=Strict")
                    .doesNotContain(by.token);
            String cookie = by.cookie(in);
            String page = by.get("/", "localhost:" + by.port, cookie);
            assertThat(page)
                    .startsWith("HTTP/1.1 200")
                    .contains("default-src 'none'", "nosniff", "no-store", "same-origin")
                    .doesNotContain("Access-Control-Allow")
                    .doesNotContain(by.token);
            assertThat(by.get("/", "evil.example:" + by.port, cookie)).startsWith("HTTP/1.1 421");
            assertThat(by.get("/", "127.0.0.1:" + by.port, cookie + "x")).startsWith("HTTP/1.1 403");

            String form = by.form(by.get("/sql", "127.0.0.1:" + by.port, cookie));
            assertThat(by.post("/sql", cookie, "sql=select+1", "")).startsWith("HTTP/1.1 403");
            assertThat(by.post("/sql", cookie, "form=wrong&sql=select+1", "")).startsWith("HTTP/1.1 403");
            assertThat(by.post("/sql", "", "form=" + form + "&sql=select+1", ""))
                    .startsWith("HTTP/1.1 403");
            assertThat(by.post("/sql", cookie, "form=" + form + "&sql=select+1", "Origin: http://evil.example\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(by.post("/sql", cookie, "form=" + form + "&sql=select+17", ""))
                    .startsWith("HTTP/1.1 200")
                    .contains("17");
            assertThat(by.send("DELETE", "/", "127.0.0.1:" + by.port, cookie, "", ""))
                    .startsWith("HTTP/1.1 405");
            assertThat(by.send("OPTIONS", "/", "127.0.0.1:" + by.port, cookie, "", ""))
                    .startsWith("HTTP/1.1 405");
            for (String path : List.of(
                    "/../../../etc/passwd",
                    "/tables/..%2f..%2f..%2fetc%2fpasswd",
                    "/%2e%2e/pom.xml",
                    "/site.css/../../Explorer.class",
                    "/tables/",
                    "/functions/x")) {
                assertThat(by.get(path, "127.0.0.1:" + by.port, cookie))
                        .as(path)
                        .startsWith("HTTP/1.1 404")
                        .doesNotContain("root:");
            }
            assertThat(by.get("/tables/%zz?%", "127.0.0.1:" + by.port, cookie)).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (2)",
                "with gone as (delete from t returning id) select * from gone",
                "select write_it()",
                "select 1; insert into t values (2)",
                "commit",
                "do $$ begin insert into t values (2); end $$",
                "copy t to program 'true'",
                "select set_config('transaction_read_only', 'off', false)",
                "select * from t for update",
                "create table u (id int)",
            })
    void nothingIsWritten(String sql) throws Exception {
        try (ThrowAwayDatabase database = ThrowAwayDatabase.create()) {
            Sql.run(
                    database.database(),
                    "create table t (id int primary key); insert into t values (1);"
                            + " create function write_it() returns int language sql as 'insert into t values (3) returning id'");
            try (Explorer explorer = of(database.database(), null, true)) {
                var by = new ByHand(explorer);
                String cookie = by.cookie(by.get("/?token=" + by.token, "127.0.0.1:" + by.port, ""));
                String form = by.form(by.get("/sql", "127.0.0.1:" + by.port, cookie));
                assertThat(by.post(
                                "/sql",
                                cookie,
                                "form=" + form + "&sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8),
                                ""))
                        .contains("role=\"alert\"");
                assertThat(by.get("/functions/write_it?call=1", "127.0.0.1:" + by.port, cookie))
                        .contains("read-only transaction");
            }
            assertThat(Sql.rows(database.database(), "select id from public.t")).containsExactly("1");
        }
    }

    @Test
    void anyDatabasesNamesAndValuesAreShownAsTheyAre() throws Exception {
        try (ThrowAwayDatabase database = ThrowAwayDatabase.create()) {
            Sql.run(
                    database.database(),
                    "create table \"a<b>\" (\"k\"\"1\" text, k2 date, v text, primary key (\"k\"\"1\", k2));"
                            + "insert into \"a<b>\" select '<i>' || n, date '2020-01-01' + n, '</td><script>' from generate_series(1, 50) n;"
                            + "create table no_key (x int); insert into no_key select generate_series(1, 50);"
                            + "create view v as select * from no_key;"
                            + "create function many(variadic p int[]) returns table (n int) language sql as 'select unnest(p)'");
            try (Explorer explorer = of(database.database(), null, false)) {
                var by = new ByHand(explorer);
                String here = "127.0.0.1:" + by.port;
                String cookie = by.cookie(by.get("/?token=" + by.token, here, ""));
                String all = by.get("/", here, cookie);
                assertThat(all).contains("&lt;b&gt;").doesNotContain("a<b>");
                String path = all.replaceFirst("(?s).*?href=\"(/tables/[^\"]*a-b[^\"]*)\".*", "$1");
                String rows = by.get(path, here, cookie);
                assertThat(rows)
                        .contains("the first 20 rows", "&lt;i&gt;1", "after →")
                        .doesNotContain("<script>", "<i>1");
                String next = rows.replaceFirst("(?s).*<a href=\"([^\"]*)\">after →.*", "$1")
                        .replace("&amp;", "&");
                assertThat(by.get(next, here, cookie)).contains("← before", "the first 20 rows");
                String row = rows.replaceFirst("(?s).*?<td[^>]*><a href=\"([^\"]*)\".*", "$1")
                        .replace("&amp;", "&");
                assertThat(by.get(row, here, cookie)).contains("1 row", "<dl class=\"figures row\">");
                assertThat(by.get("/tables/no_key", here, cookie)).contains("without a primary key");
                assertThat(by.get("/tables/v", here, cookie)).contains("the first 20 rows");
                assertThat(by.get("/tables/no_key?where.x=7", here, cookie)).contains("1 row");
                assertThat(by.get("/tables/no_key?where.x=7+or+1=1", here, cookie))
                        .startsWith("HTTP/1.1 400");
                assertThat(by.get("/tables/no_key?where.x%22+is+null+--=7", here, cookie))
                        .contains("the first 20 rows");
                assertThat(by.get(
                                "/functions/many?call=1&a0=" + URLEncoder.encode("{4,5}", StandardCharsets.UTF_8),
                                here,
                                cookie))
                        .contains("2 rows");
                assertThat(by.get("/sql", here, cookie)).startsWith("HTTP/1.1 404");
            }
        }
    }

    /** As another program, because only a whole one gets the signal. */
    @Test
    void itEndsWhenItIsTold() throws Exception {
        try (ThrowAwayDatabase database = ThrowAwayDatabase.create()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path")
                                    .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                            "dev.plumbline.cli.Plumbline",
                            "explore",
                            "--url",
                            Ran.url(database.database()),
                            "--format",
                            "json")
                    .redirectError(temp.resolve("err").toFile())
                    .start();
            try {
                var out = new StringBuilder();
                while (!out.toString().contains("}")) {
                    int c = process.getInputStream().read();
                    assertThat(c).as("ended before it began").isNotNegative();
                    out.append((char) c);
                }
                assertThat(Schemas.violations("explore", Schemas.json(out.toString())))
                        .isEmpty();
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(temp.resolve("err")).content().doesNotContain("Exception", "\tat ");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void anOwnersCodeRunsAsTheOwnerWhateverItTries() throws Exception {
        try (ThrowAwayDatabase database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser();
                Statement statement = connection.createStatement()) {
            String role = "plumbline_explored_" + ProcessHandle.current().pid();
            statement.execute("create role " + role + "; create schema s authorization " + role + "; set role " + role
                    + "; create function s.who() returns text language plpgsql as 'begin begin reset role;"
                    + " exception when others then null; end; return current_user; end';"
                    + " create view s.seen as select s.who() as who; reset role");
            try (Explorer explorer = of(database.database(), null, false)) {
                var by = new ByHand(explorer);
                String here = "127.0.0.1:" + by.port;
                String cookie = by.cookie(by.get("/?token=" + by.token, here, ""));
                assertThat(by.get("/tables/seen", here, cookie)).contains("<td data-label=\"who\">" + role + "</td>");
                assertThat(by.get("/functions/who?call=1", here, cookie))
                        .contains("<td data-label=\"who\">" + role + "</td>");
            } finally {
                statement.execute("drop owned by " + role + "; drop role " + role);
            }
        }
    }

    /** HTTP as it is on the wire: no client in between that knows better. */
    private static final class ByHand {
        private final int port;
        private final String token;

        ByHand(Explorer explorer) {
            URI address = URI.create(explorer.address());
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            port = address.getPort();
            token = address.getQuery().replaceFirst("token=", "");
        }

        String get(String path, String host, String cookie) throws IOException {
            return send("GET", path, host, cookie, "", "");
        }

        String post(String path, String cookie, String body, String headers) throws IOException {
            return send("POST", path, "127.0.0.1:" + port, cookie, body, headers);
        }

        String send(String method, String path, String host, String cookie, String body, String headers)
                throws IOException {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(60_000);
                String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                        + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + headers
                        + (body.isEmpty()
                                ? ""
                                : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                                        + "\r\n")
                        + "\r\n" + body;
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        String cookie(String answer) {
            return answer.replaceFirst("(?s).*?Set-cookie: ([^;]*);.*", "$1");
        }

        String form(String page) {
            return page.replaceFirst("(?s).*?name=\"form\" value=\"([^\"]*)\".*", "$1");
        }
    }
}
