package dev.plumbline.database.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an address says reaches programs over libpq by variables, whole and unchanged. */
class LibpqEnvironmentTest {

    @Test
    void everySettingTravels() {
        var environment = Map.ofEntries(
                Map.entry("HOME", "/nonexistent"),
                Map.entry("PGHOST", "db1,db2"),
                Map.entry("PGHOSTADDR", "10.0.0.1,10.0.0.2"),
                Map.entry("PGPORT", "5433,5434"),
                Map.entry("PGUSER", "u"),
                Map.entry("PGPASSWORD", "p w"),
                Map.entry("PGDATABASE", "host=127.0.0.9 dbname=x"),
                Map.entry("PGOPTIONS", "-c search_path=a\\ b"),
                Map.entry("PGCONNECT_TIMEOUT", "7"),
                Map.entry("PGAPPNAME", "me"),
                Map.entry("PGTARGETSESSIONATTRS", "prefer-standby"),
                Map.entry("PGLOADBALANCEHOSTS", "random"),
                Map.entry("PGSSLMODE", "verify-ca"),
                Map.entry("PGSSLROOTCERT", "/root.crt"),
                Map.entry("PGSSLCERT", "/me.crt"),
                Map.entry("PGSSLKEY", "/me.key"),
                Map.entry("PGGSSENCMODE", "disable"),
                Map.entry("PGREQUIREAUTH", "scram-sha-256"),
                Map.entry("PGCHANNELBINDING", "require"));
        var expected = new HashMap<>(environment);
        expected.remove("HOME");
        Database database = Address.fromEnvironment(environment).orElseThrow().database();
        assertThat(LibpqEnvironment.of(database)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void whatIsInheritedAndLeadsElsewhereGoes() {
        var environment = new HashMap<>(Map.of(
                "PGSERVICE", "production",
                "PGHOSTADDR", "10.0.0.1",
                "PGSSLMODE", "disable",
                "PGPASSWORD", "of another",
                "PGOPTIONS", "-c role=boss",
                "PGSSLCRL", "/crl",
                "PATH", "/bin"));
        LibpqEnvironment.into(environment, Database.of("::1", 5433, "d", "u", null));
        assertThat(environment)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PGHOST", "::1",
                        "PGPORT", "5433",
                        "PGDATABASE", "d",
                        "PGUSER", "u",
                        "PGSSLCRL", "/crl",
                        "PATH", "/bin"));
    }

    @Test
    void authoritiesOfTheSystemAndTheDriversOldWayOfTlsTravelToo() {
        Database system = Address.parse("host=h dbname=d sslrootcert=system", Map.of("HOME", "/nonexistent"))
                .database();
        assertThat(LibpqEnvironment.of(system))
                .containsEntry("PGSSLROOTCERT", "system")
                .containsEntry("PGSSLMODE", "verify-full");
        assertThat(LibpqEnvironment.of(Database.of("h", 1, "d", "u", null).with("ssl", "true")))
                .containsEntry("PGSSLMODE", "verify-full");
    }

    @Test
    void aHostThatLibpqWouldTakeForAnotherIsRefused() {
        for (String host : new String[] {"/tmp", "@abstract", "a b", ""}) {
            Database database = Database.of(host, 5432, "d", "u", null);
            assertThatThrownBy(() -> LibpqEnvironment.of(database))
                    .isInstanceOf(PlumblineException.class)
                    .hasMessageContaining("is not a host");
        }
    }
}
