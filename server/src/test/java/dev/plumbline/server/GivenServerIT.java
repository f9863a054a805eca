package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.database.Database;
import dev.plumbline.database.ServerException;
import dev.plumbline.database.address.Address;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.RunAs;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connecting to a server that was named: passwords, TLS, several hosts, and every way it can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenServerIT {
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path temp;

    private Folders folders;
    private int port;
    private String password;

    @BeforeAll
    void start() throws Exception {
        folders = new Folders(Folders.ofUser().cache(), temp.resolve("home"));
        Database admin = EmbeddedServer.ofUser(folders).database("postgres");
        Path data = folders.home().resolve("server/data");
        certificate(data);
        try (Connection connection = admin.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
        port = admin.port();
        password = admin.password().orElseThrow();
    }

    @AfterAll
    void stop() {
        EmbeddedServer.stop(folders);
        FileTree.delete(temp);
    }

    /** A self-signed certificate for the name localhost, where the server looks for it. */
    private static void certificate(Path data) throws Exception {
        Path store = temp.resolve("store.p12");
        String keytool = System.getProperty("java.home") + "/bin/keytool";
        assertThat(RunAs.works(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc:c",
                        "-validity",
                        "10",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit"))
                .isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem(
                temp.resolve("root.crt"),
                "CERTIFICATE",
                keys.getCertificate("server").getEncoded());
        Files.copy(temp.resolve("root.crt"), data.resolve("server.crt"));
        pem(
                data.resolve("server.key"),
                "PRIVATE KEY",
                keys.getKey("server", "changeit".toCharArray()).getEncoded());
        RunAs.ownerOf(data).own(data.resolve("server.key"));
        Files.setPosixFilePermissions(data.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private static void pem(Path file, String kind, byte[] bytes) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }

    private Database address(String text) {
        return Address.parse(
                        text.replace("PORT", "" + port)
                                .replace("PASSWORD", password)
                                .replace("ROOT", temp.resolve("root.crt").toString()),
                        Map.of())
                .database();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=disable                       | f
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres                                       | t
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=require                       | t
        jdbc:postgresql://127.0.0.1:PORT/postgres?user=postgres&password=PASSWORD&sslmode=require    | t
        host=127.0.0.1 port=PORT user=postgres password=PASSWORD dbname=postgres sslmode=require     | t
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=verify-ca&sslrootcert=ROOT    | t
        postgresql://postgres:PASSWORD@localhost:PORT/postgres?sslmode=verify-full&sslrootcert=ROOT  | t
        postgresql://postgres:PASSWORD@127.0.0.1:1,127.0.0.1:PORT/postgres?target_session_attrs=read-write | t
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?channel_binding=require               | t
        """)
    void everyFormOfAddressConnectsWithTheTlsThatIsAskedFor(String address, String tls) throws Exception {
        assertThat(Sql.ask(address(address), "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                .isEqualTo(tls);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=verify-full&sslrootcert=ROOT | 127.0.0.1 | sslmode
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=verify-ca&sslrootcert=/none  | /none     | sslrootcert
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?sslmode=verify-full&sslrootcert=system | valid certification path | sslmode
        postgresql://postgres:s3cret@127.0.0.1:PORT/postgres            | password authentication failed for user "postgres" | PGPASSWORD
        postgresql://nobody_here:s3cret@127.0.0.1:PORT/postgres         | password authentication failed | PGPASSWORD
        postgresql://postgres@127.0.0.1:PORT/postgres                   | no password was provided | PGPASSWORD
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/absent            | database "absent" does not exist | --url
        postgresql://postgres:s3cret@127.0.0.1:1/postgres               | refused | listening
        postgresql://postgres:s3cret@no.such.host.invalid/postgres      | host no.such.host.invalid is unknown | spelling
        postgresql://postgres:PASSWORD@127.0.0.1:PORT/postgres?target_session_attrs=standby&connect_timeout=3 | secondary | target_session_attrs
        """)
    void everyFailureIsOneLineThatSaysWhatToDoAndShowsNoPassword(String address, String said, String advice) {
        Database database = address(address);
        var failure = catchThrowableOfType(ServerException.class, database::connect);
        assertThat(failure.getMessage())
                .startsWith("cannot connect to " + database + ": ")
                .contains(said)
                .contains(advice)
                .hasLineCount(1);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("s3cret").doesNotContain(password);
        assertThat(database.toString()).doesNotContain("s3cret").doesNotContain(password);
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Database database = address("postgresql://u:s3cret@127.0.0.1:" + silent.getLocalPort()
                    + "/d?connect_timeout=1&sslmode=disable");
            assertThatThrownBy(database::connect)
                    .hasMessageContaining("timed out")
                    .hasMessageContaining("connect_timeout")
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void thePasswordFileIsAsked() throws Exception {
        Path file = folders.home().resolve("server/pgpass");
        Database database = address("host=127.0.0.1 port=PORT user=postgres dbname=postgres passfile='" + file + "'");
        assertThat(Sql.ask(database, "select current_user")).isEqualTo("postgres");
        assertThat(Sql.ask(database.withName("template1"), "select current_database()"))
                .isEqualTo("template1");
        assertThat(System.getProperty("org.postgresql.pgpassfile")).isNull();
    }

    @Test
    void aPasswordFileThatOthersMayReadIsNotUsedAndSaidToBe() throws Exception {
        Path file = Files.writeString(temp.resolve("open"), "*:*:*:*:" + password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Database database = address("host=127.0.0.1 port=PORT user=postgres dbname=postgres passfile='" + file + "'");
        assertThatThrownBy(database::connect)
                .hasMessageContaining("no password was provided")
                .hasMessageContaining("chmod 600 " + file)
                .message()
                .hasLineCount(1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Sql.ask(database, "select current_user")).isEqualTo("postgres");
    }

    /** Java's own idea of the home of a user has no say, neither here nor in the driver. */
    @Test
    void thePasswordAndTheAuthoritiesAreThoseOfHome() throws Exception {
        Path home = Files.createDirectory(temp.resolve("someone"));
        Path file = Files.writeString(home.resolve(".pgpass"), "127.0.0.1:" + port + ":*:postgres:" + password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectory(home.resolve(".postgresql"));
        Files.copy(temp.resolve("root.crt"), home.resolve(".postgresql/root.crt"));
        Files.writeString(
                home.resolve(".pg_service.conf"), "[there]\nhost=127.0.0.1\nport=" + port + "\nuser=postgres\n");
        Map<String, String> environment = Map.of("HOME", home.toString());
        Database database = Address.parse("service=there dbname=postgres sslmode=verify-ca", environment)
                .database();
        assertThat(Sql.ask(database, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                .isEqualTo("t");
        assertThat(Address.parse("service=there sslmode=require", environment)
                        .database()
                        .properties())
                .as("libpq checks the server where it has authorities")
                .containsEntry("sslmode", "verify-ca");
    }

    @Test
    void aDescriptionSaysWhereItCameFrom() {
        var choice = Servers.forUser("postgresql://u:s3cret@h/d", Map.of());
        assertThat(choice.server().describe()).isEqualTo("h:5432 (given by --url)");
        assertThat(choice.database()).hasValue("d");
        assertThat(Servers.forUser(null, Map.of("PLUMBLINE_URL", "host=h"))
                        .server()
                        .describe())
                .isEqualTo("h:5432 (given by PLUMBLINE_URL)");
        assertThat(Servers.forUser(null, Map.of("PGHOST", "h")).server().describe())
                .isEqualTo("h:5432 (given by PG* variables)");
        assertThat(choice.toString()).doesNotContain("s3cret");
    }
}
