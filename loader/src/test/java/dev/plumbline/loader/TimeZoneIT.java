package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.report.LoadException;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times that do not say their zone have the zone of the database, wherever the load runs. */
class TimeZoneIT {

    private static final List<String> FILE = List.of(
            "id,at,day,clock",
            "1,2020-01-05 10:00,2020-01-05,10:00",
            "2,2020-07-05 10:00,05/07/2020,10:00+02",
            "3,2020-07-05 10:00+02,2020-07-05,10:00 UTC");

    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void elsewhere() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    }

    @AfterEach
    void home() {
        TimeZone.setDefault(zone);
    }

    private static Scratch scratch() {
        var scratch = new Scratch("create table t (id int primary key, at timestamptz, day date, clock timetz)");
        scratch.run("do $$ begin execute format('alter database %I set timezone = ''America/New_York''',"
                + " current_database()); execute format('alter database %I set datestyle = ''ISO, DMY''',"
                + " current_database()); end $$");
        return scratch;
    }

    private static List<String> loaded(Scratch scratch) {
        return scratch.rows("select id, at at time zone 'UTC', day, clock from t order by id");
    }

    @Test
    void theZoneAndTheDateOrderAreThoseOfTheDatabase() {
        for (String kind : Faults.KINDS) {
            try (var scratch = scratch()) {
                Faults.configure(scratch.into("t"), kind)
                        .files(scratch.file("t.csv", FILE.toArray(String[]::new)))
                        .run();
                assertThat(loaded(scratch))
                        .as(kind)
                        .containsExactly(
                                "1|2020-01-05 15:00:00|2020-01-05|10:00:00-05",
                                "2|2020-07-05 14:00:00|2020-07-05|10:00:00+02",
                                "3|2020-07-05 08:00:00|2020-07-05|10:00:00+00");
            }
        }
    }

    @Test
    void anotherZoneCanBeSaid() {
        try (var scratch = scratch()) {
            var file = scratch.file("t.csv", FILE.toArray(String[]::new));
            scratch.into("t").timezone("Asia/Kolkata").files(file).run();
            assertThat(loaded(scratch).get(0)).isEqualTo("1|2020-01-05 04:30:00|2020-01-05|10:00:00+05:30");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() ->
                            scratch.into("t").timezone("Mars/Base").files(file).run())
                    .withMessageContaining("the server knows no time zone 'Mars/Base' (--timezone)")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.USAGE));
        }
    }
}
