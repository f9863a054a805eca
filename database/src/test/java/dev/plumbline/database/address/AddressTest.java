package dev.plumbline.database.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    /** Nothing of who runs the tests comes into the addresses. */
    private static final Map<String, String> NO_HOME = Map.of("HOME", "/nonexistent");

    @TempDir
    Path temp;

    /** Hosts, database, user, password and the other settings of an address, in one line. */
    private static String seen(Database database) {
        var rest = new TreeMap<>(database.properties());
        rest.remove("user");
        rest.remove("password");
        return (database.hosts() + " " + database.name() + " " + database.user() + " "
                        + database.password().orElse("-") + " " + rest)
                .replace(" {}", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        postgresql://u@h/d                                | h:5432 d u -
        postgres://u:p@h:5433/d                           | h:5433 d u p
        postgresql://u:p%40%2F%3A%20ss@h/my%20db          | h:5432 my db u p@/: ss
        postgresql://u:a?b=c@h/d                          | h:5432 d u a?b=c
        postgresql://u:a+b@h/d+e                          | h:5432 d+e u a+b
        postgresql://u@h                                  | h:5432  u -
        postgresql://u@h?dbname=d                         | h:5432 d u -
        postgresql://u@/d?host=h&port=6                   | h:6 d u -
        postgresql://u@[::1]:5433/d                       | [::1]:5433 d u -
        postgresql://u@[2001:db8::7]/d                    | [2001:db8::7]:5432 d u -
        postgresql://u@h1:1,h2,h3:3/d                     | h1:1,h2:5432,h3:3 d u -
        postgresql://u@h1,h2/d?target_session_attrs=read-write | h1:5432,h2:5432 d u - {targetServerType=primary}
        postgresql://h/d?user=u&password=x%26y            | h:5432 d u x&y
        postgresql://u@h/d?ssl=true                       | h:5432 d u - {sslmode=require}
        postgresql://u@h/d?sslmode=verify-full&sslrootcert=/c.crt | h:5432 d u - {sslmode=verify-full, sslrootcert=/c.crt}
        postgresql://u@h/d?sslrootcert=system             | h:5432 d u - {sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, sslmode=verify-full}
        postgresql://u@h/d?connect_timeout=3&application_name=x | h:5432 d u - {ApplicationName=x, connectTimeout=3}
        postgresql://u@h/d?options=-c%20search_path%3Dapp | h:5432 d u - {options=-c search_path=app}
        postgresql://u@h/d?keepalives_idle=5              | h:5432 d u -
        jdbc:postgresql://h:5433/d?user=u&password=p      | h:5433 d u p
        jdbc:postgresql://h/d?user=u&currentSchema=app&ssl=true | h:5432 d u - {currentSchema=app, sslmode=require}
        jdbc:postgresql://h1:1,h2:2/d?user=u&targetServerType=primary | h1:1,h2:2 d u - {targetServerType=primary}
        jdbc:postgresql:d?user=u                          | localhost:5432 d u -
        jdbc:postgresql:/?user=u                          | localhost:5432  u -
        jdbc:postgresql://[::1]:5433/d?user=u             | [::1]:5433 d u -
        host=h dbname=d user=u                            | h:5432 d u -
        host = h  dbname = 'my db' user=u password='it\\'s \\\\ x' | h:5432 my db u it's \\ x
        host=h user=u password=a\\ b port=7 dbname=       | h:7  u a b
        host=h1,h2 port=1,2 user=u dbname=d               | h1:1,h2:2 d u -
        host=h1,h2 port=1 user=u dbname=d                 | h1:1,h2:1 d u -
        hostaddr=10.0.0.1 host=h user=u dbname=d          | 10.0.0.1:5432 d u - {host=h}
        hostaddr=10.0.0.1 host=h user=u sslmode=verify-full | h:5432  u - {sslmode=verify-full}
        host=::1 user=u dbname=d                          | [::1]:5432 d u -
        """)
    void anAddressIsReadAsLibpqReadsIt(String given, String expected) {
        Database database = Address.parse(given, NO_HOME).database();
        assertThat(seen(database).strip()).isEqualTo(expected);
        assertThat(database.toString()).doesNotContain(database.password().orElse("no password at all"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "postgresql//u:s3cret@h/d",
                "mysql://u:s3cret@h/d?x=y",
                "jdbc:mysql://u:s3cret@h/d?x=y",
                "postgresql://u:s3cret@h:port/d",
                "postgresql://u:s3cret@h:99999/d",
                "postgresql://u:s3cret@h:0/d",
                "postgresql://u:s3cret@[::1/d",
                "postgresql://u:s3cret@[]/d",
                "postgresql://u:s3cret@[::1]x/d",
                "postgresql://u:s3cret%zz@h/d",
                "postgresql://u:s3cret%4@h/d",
                "postgresql://u:s3cret@h/d?x",
                "postgresql://u:s3cret@h/d?nonsense=1",
                "postgresql://u:s3cret@h/d?sslmode=maybe",
                "postgresql://u:s3cret@h/d?connect_timeout=soon",
                "postgresql://u:s3cret@h/d?target_session_attrs=fast",
                "postgresql://u:s3cret@%2Frun%2Fpostgresql/d",
                "postgresql://u:s3/cret@h/d",
                "postgresql://u:p@s3cret@h/d",
                "host=/run/postgresql password=s3cret",
                "host=h password='s3cret",
                "host=h password s3cret user=u",
                "host=h password=x s3cret",
                "host=h port=1,2 password=s3cret",
                "host=h nonsense=1 password=s3cret",
            })
    void whatIsNoAddressIsRefusedWithoutShowingAPassword(String given) {
        assertThatThrownBy(() -> Address.parse(given, NO_HOME))
                .isInstanceOfSatisfying(
                        PlumblineException.class, e -> assertThat(e.kind()).isEqualTo(PlumblineException.Kind.USAGE))
                .hasMessageStartingWith("address of the server: ")
                .message()
                .doesNotContain("s3")
                .hasLineCount(1);
    }

    @Test
    void variablesFillWhatTheAddressLeavesOpen() {
        var environment = Map.of(
                "PGHOST",
                "eh",
                "PGPORT",
                "9",
                "PGUSER",
                "eu",
                "PGPASSWORD",
                "ep",
                "PGDATABASE",
                "ed",
                "PGSSLMODE",
                "require",
                "PGAPPNAME",
                "ea",
                "PGCONNECT_TIMEOUT",
                "4",
                "PGTARGETSESSIONATTRS",
                "any",
                "PGOPTIONS",
                "-c a.b=1");
        assertThat(seen(Address.fromEnvironment(environment).orElseThrow().database()))
                .isEqualTo("eh:9 ed eu ep {ApplicationName=ea, connectTimeout=4, options=-c a.b=1, sslmode=require,"
                        + " targetServerType=any}");
        assertThat(seen(Address.parse("postgresql://u@h/d?sslmode=disable", environment)
                        .database()))
                .startsWith("h:9 d u ep ")
                .contains("sslmode=disable");
        assertThat(Address.fromEnvironment(Map.of("PGUSER", "u", "PGPASSWORD", "p")))
                .isEmpty();
        assertThat(Address.fromEnvironment(Map.of("PGHOST", " "))).isEmpty();
    }

    @Test
    void theServiceFileGoesBeforeVariablesAndBehindTheAddress() throws IOException {
        Path file = temp.resolve("services.conf");
        Files.writeString(file, """
                # ours
                [other]
                host=nowhere

                [prod]
                host=sh
                port=7
                dbname=sd
                user=su
                password=sp=x
                sslmode=require
                [last]
                host=
                """);
        var environment = Map.of("PGSERVICEFILE", file.toString(), "PGSERVICE", "prod", "PGHOST", "eh", "PGUSER", "eu");
        assertThat(seen(Address.fromEnvironment(environment).orElseThrow().database()))
                .isEqualTo("sh:7 sd su sp=x {sslmode=require}");
        for (String address : new String[] {
            "service=prod user=u", "postgresql://u@?service=prod", "jdbc:postgresql:?service=prod&user=u"
        }) {
            assertThat(seen(Address.parse(address, Map.of("PGSERVICEFILE", file.toString()))
                            .database()))
                    .isEqualTo("sh:7 sd u sp=x {sslmode=require}");
        }
        assertThatThrownBy(() -> Address.parse("service=none", environment))
                .hasMessageContaining("service 'none' is defined nowhere")
                .hasMessageContaining(file.toString());
        Files.writeString(file, "[bad]\nhost=h\nnonsense\n");
        assertThatThrownBy(() -> Address.parse("service=bad", environment)).hasMessageContaining(file + ":3: expected");
    }

    @Test
    void aMissingServiceFileIsNamed() {
        Path file = temp.resolve("absent.conf");
        assertThatThrownBy(() -> Address.parse("service=x", Map.of("PGSERVICEFILE", file.toString())))
                .hasMessageContaining("cannot read service file " + file);
    }
}
