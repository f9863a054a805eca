package dev.plumbline.catalog.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What passes by as COPY's text sums up to what the server says of the table. */
class CopyChecksumIT {

    @Test
    void theServerAndTheTextAgree() throws Exception {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table t (id int, "B" text, b text, "ü" numeric, "a b" text[], made int generated always as (7) stored);
                    insert into t
                    select i, chr(1 + i % 127), repeat(chr(1 + i * 7 % 127), i % 30) || case i % 5 when 0 then '\\N' else 'ä€😀' end,
                      case i % 3 when 0 then null else i / 7.0 end, array[chr(1 + i % 127), null, '', 'x"y']
                    from generate_series(1, 3000) i;
                    insert into t values (0, '', null, -1, null), (0, '', null, -1, null), (0, '\\', '(a,b)', 0, '{}');
                    create table nothing ();
                    insert into nothing default values;
                    create table one (x text);
                    insert into one values (null), (''), ('\\N'), (E'\\b'), (E'a\\tb\\nc\\rd\\\\');
                    """);
            List<String> columns = List.of("id", "B", "b", "ü", "a b");
            assertThat(passing(connection, "t (id, \"B\", b, \"ü\", \"a b\")", columns))
                    .isEqualTo(TableChecksum.ofItself(connection, "t", columns));
            assertThat(passing(connection, "nothing", List.of()))
                    .isEqualTo(TableChecksum.ofItself(connection, "nothing", List.of()));
            assertThat(passing(connection, "one", List.of("x")))
                    .isEqualTo(TableChecksum.ofItself(connection, "one", List.of("x")));
        }
    }

    private static TableChecksum passing(Connection connection, String table, List<String> columns) throws Exception {
        var text = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", text);
        byte[] bytes = text.toByteArray();
        var sum = new CopyChecksum(columns);
        var random = new Random(7);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, random.nextInt(100));
            sum.add(bytes, at, length);
            at += length;
        }
        assertThat(sum.bytes()).isEqualTo(bytes.length);
        return sum.result();
    }
}
