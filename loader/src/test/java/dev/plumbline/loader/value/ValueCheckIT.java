package dev.plumbline.loader.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A check refuses no value that the server takes, and gives the server's own code for those it refuses for one reason: values of each type, bent at
 * random, are put into a column of that type.
 */
class ValueCheckIT {
    private static final int VALUES = 800;
    private static final String CHARACTERS = "0123456789+-._eExXobnNaAfFtTyYmM :/,{}[]\"\\'é\t\n٣";
    private static final List<String> LABELS = List.of("sad", "it's \"fine\"", "é");

    /** Which of two faults the server meets first depends on its version. */
    private static final Set<Set<String>> CODES = Set.of(Set.of("22003", "22P02"), Set.of("22007", "22008"));

    private static final Pattern ONE_FORM = Pattern.compile("\\s*([+-]?[0-9]+(\\.[0-9]*)?|(\\d{4}-\\d\\d-\\d\\d)?[ T]?"
            + "(\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?)?)\\s*");

    private static ThrowAwayDatabase held;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        held = ThrowAwayDatabase.create();
        connection = held.database().connectForUser();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create type mood as enum ('sad', 'it''s \"fine\"', 'é')");
            statement.execute("""
                    create function refusal(value text) returns text language plpgsql as $$
                    begin
                      execute format('insert into one values (%L)', value);
                      return '';
                    exception when others then return sqlstate;
                    end $$
                    """);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        held.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "smallint | 32767 ~ -32768 ~ +7 ~ 0x7FFF",
                "integer | 2147483647 ~ -2147483648 ~ 1_000 ~ 0b11",
                "bigint | 9223372036854775807 ~ -9223372036854775808",
                "numeric | 12.50 ~ -.5 ~ 1e10 ~ NaN ~ Infinity",
                "numeric(5,2) | 999.994 ~ 999.995 ~ -0.004 ~ 1e2",
                "double precision | 1.5e300 ~ -inf ~ .1",
                "boolean | true ~ off ~ no ~ 1 ~ ` T `",
                "varchar(3) | abc ~ äöü ~ `ab   `",
                "char(3) | abc ~ é",
                "date | 2024-02-29 ~ 0001-01-01 ~ 20240229 ~ infinity ~ 2024-2-9",
                "timestamp | 2024-02-29 12:30:59.5 ~ 2024-12-31T24:00 ~ 2024-01-01 11:59 PM",
                "timestamptz | 2024-02-29 12:30+14 ~ 2024-02-29 12:30:60 America/New_York",
                "time | 12:30 ~ 23:59:60 ~ 04:05 AM ~ 040506",
                "uuid | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11 ~ {a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11}",
                "json | {\"a\": [1, null, -0.5e3]} ~ \"\\u00e9\" ~ 1",
                "jsonb | [true, \"x\", {}] ~ `  null`",
                "bytea | \\xDEADbeef ~ \\001a ~ \\x de ad",
                "mood | sad ~ é",
                "integer[] | {1,2,NULL} ~ {{1},{2}} ~ [0:1]={1,2} ~ {}",
                "text[] | {a,\"b c\"} ~ {}",
            })
    void noValueIsRefusedThatTheServerTakes(String type, String samples) throws SQLException {
        TargetColumn column = column(type);
        ValueCheck check = ValueCheck.of(column);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists one; create unlogged table one (v " + type + ")");
        }
        var wrong = new ArrayList<String>();
        int refused = 0;
        List<String> values = List.copyOf(values(List.of(samples.split(" ~ "))));
        List<String> answers = refusals(values);
        for (int i = 0; i < values.size(); i++) {
            byte[] text = values.get(i).getBytes(StandardCharsets.UTF_8);
            String problem = check.problem(text, 0, text.length);
            String server = answers.get(i);
            if (problem != null) {
                refused++;
                String state = check.state(text, 0, text.length);
                if (!state.equals(server)
                        && !(hasTwoFaults(type, values.get(i)) && CODES.contains(Set.of(state, server)))) {
                    wrong.add(problem + ": " + state + ", the server: " + (server.isEmpty() ? "takes it" : server));
                }
            }
        }
        assertThat(wrong).isEmpty();
        if (!type.equals("text[]")) {
            assertThat(refused).as("of " + values.size()).isPositive();
        }
    }

    /** A number or a time in its plain form can only be out of range. */
    private static boolean hasTwoFaults(String type, String value) {
        return !ONE_FORM.matcher(value).matches() || value.contains(".") && type.contains("int");
    }

    /** Samples and what becomes of them when a few characters are taken out, put in, doubled or exchanged; the same in every run. */
    private static Set<String> values(List<String> samples) {
        var random = new Random(7);
        var values = new LinkedHashSet<String>(samples);
        values.add("");
        values.add(" ");
        while (values.size() < VALUES) {
            var text = new StringBuilder(samples.get(random.nextInt(samples.size())));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length() + 1);
                char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, c);
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1));
                    case 2 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
                    default -> text.insert(at, text.substring(0, at));
                }
            }
            if (text.length() < 200) {
                values.add(text.toString());
            }
        }
        return values;
    }

    private static List<String> refusals(List<String> values) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select refusal(v) from unnest(?::text[]) with ordinality as u (v, n) order by n")) {
            statement.setArray(1, connection.createArrayOf("text", values.toArray()));
            var answers = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }

    /** As the catalogue has such a column. */
    private static TargetColumn column(String type) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists two; create table two (v " + type + ")");
            try (ResultSet row = statement.executeQuery("""
                    select coalesce(e.typname, t.typname), a.atttypmod, e.oid is not null
                    from pg_attribute a join pg_type t on t.oid = a.atttypid
                    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
                    where a.attrelid = 'two'::regclass and a.attnum = 1
                    """)) {
                row.next();
                return new TargetColumn(
                        "v",
                        type,
                        row.getString(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        false,
                        Optional.empty(),
                        Identity.NONE,
                        false,
                        true,
                        TargetColumn.PLAIN_EQUALITY,
                        type.equals("mood") ? LABELS : List.of());
            }
        }
    }
}
