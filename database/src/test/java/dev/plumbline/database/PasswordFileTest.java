package dev.plumbline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The password file is found and read as libpq does. */
class PasswordFileTest {
    @TempDir
    private Path home;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(home.resolve(".pgpass"), """
                # h:5432:d:u:comment
                h:5432:d:u:plain
                h:5432:d:u:second
                h:*:with\\:colon:u:a\\:b\\\\c
                ::1:5432:d:u:no brackets and no escapes do not fit
                \\:\\:1:5432:d:u:six
                name:5432:*:u:by name
                *:6000:*:*:pass:word:with:colons
                *:*:*:too few
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        h:5432            | d          |            | plain
        h:5433            | d          |            |
        h:1               | with:colon |            | a:b\\c
        [::1]:5432        | d          |            | six
        x:6000            | any        |            | pass:word:with:colons
        x:1,h:5432        | d          |            | plain
        10.0.0.1:5432     | d          | name       | by name
        10.0.0.1:5432     | d          |            |
        h:5432            | other      |            |
        """)
    void theFirstLineThatFitsCounts(String hosts, String name, String named, String password) {
        Database database = Database.of("x", 1, name, "u", null);
        database = new Database(hosts, name, database.properties()).with(Database.PASSWORD_FILE, file.toString());
        if (named != null) {
            database = database.with(Database.HOST_NAMES, named);
        }
        assertThat(database.password().orElse(null)).isEqualTo(password);
    }

    @Test
    void homeGoesBeforeWhatJavaHolds() {
        Database database = Database.of("h", 5432, "d", "u", null);
        assertThat(PasswordFile.of(database, Map.of("HOME", home.toString())).path())
                .isEqualTo(file);
        assertThat(PasswordFile.of(database, Map.of("HOME", "/x", "PGPASSFILE", "/named"))
                        .path())
                .isEqualTo(Path.of("/named"));
        assertThat(UserHome.of(Map.of(), "/from/java", false).passwordFile()).isEqualTo(Path.of("/from/java/.pgpass"));
        assertThat(UserHome.of(Map.of("HOME", "/home/me", "APPDATA", "/roaming"), "/from/java", true)
                        .passwordFile())
                .isEqualTo(Path.of("/roaming/postgresql/pgpass.conf"));
    }

    @Test
    void aFileThatOthersMayReadIsNotUsed() throws IOException {
        Database database = Database.of("h", 5432, "d", "u", null).with(Database.PASSWORD_FILE, file.toString());
        assertThat(database.passwordWarning()).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(database.password()).isEmpty();
        assertThat(database.passwordWarning())
                .hasValueSatisfying(said -> assertThat(said).contains(file.toString(), "chmod 600"));
        assertThat(database.with("password", "given").passwordWarning()).isEmpty();
    }
}
