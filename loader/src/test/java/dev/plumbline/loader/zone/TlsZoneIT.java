package dev.plumbline.loader.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.loader.Loader;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With TLS the start-up message goes through a socket of Java's own. */
class TlsZoneIT {
    private static final String PASSWORD = "changeit";
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void home() {
        TimeZone.setDefault(zone);
    }

    @Test
    void aLoadThroughTlsHasTheZoneOfTheServerToo() throws Exception {
        try (MajorServer server = MajorServer.start(major())) {
            Database plain = server.database("postgres").with("sslmode", "disable");
            certify(plain);
            Sql.run(
                    plain,
                    "alter system set ssl = on",
                    "alter system set timezone = 'America/New_York'",
                    "select pg_reload_conf()",
                    "create function tls() returns boolean language sql"
                            + " as 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'",
                    "create table t (at timestamptz, through_tls boolean default tls())");
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Path file = Files.writeString(folder.resolve("t.csv"), "at\n2020-01-05 10:00\n");

            Loader.of(plain.with("sslmode", "require")).into("t").files(file).run();

            assertThat(Sql.ask(plain, "select (at at time zone 'UTC') || ' ' || through_tls from t"))
                    .isEqualTo("2020-01-05 15:00:00 true");
        }
    }

    private static int major() throws SQLException {
        try (Connection connection =
                ThrowAwayDatabase.server().database("postgres").connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** Written by the server, whose file it has to be. */
    private void certify(Database server) throws Exception {
        Path store = folder.resolve("store.p12");
        String keytool = System.getProperty("java.home") + "/bin/keytool";
        Process made = new ProcessBuilder((keytool + " -genkeypair -keyalg RSA -keysize 2048 -alias server -validity 10"
                                + " -dname CN=localhost -storetype PKCS12 -storepass " + PASSWORD + " -keystore "
                                + store)
                        .split(" "))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(server, "server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write(
                server,
                "server.key",
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private static void write(Database server, String name, String kind, byte[] bytes) throws SQLException {
        String text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----";
        Sql.run(
                server,
                "copy (select unnest(string_to_array('" + text + "', e'\\n'))) to program 'umask 077; cat > " + name
                        + "'");
    }
}
