package dev.plumbline.operate.reconcile;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a column that becomes an array, each read by one rule: a PostgreSQL or JSON array is one, a stated separator separates,
 * anything else is one element. Values that can be read in another way are reported with the reason.
 */
final class Lists {
    static final int MOST = 1000;
    private static final int NAMED = 3;
    private static final String SEPARATORS = "[,;|\\n\\t]";

    /** Created in the temporary schema, and dropped with it. */
    private static final String READ = """
            create or replace function pg_temp.plumbline_read(
                value text, separator text, is_json boolean, inside boolean, out reading text, out parts text[])
            language plpgsql immutable as $$
            declare
              plain text := btrim(value, e' \\t\\r\\n');
            begin
              if plain is null or is_json and plain = 'null' then
                reading := 'null';
                return;
              elsif plain = '' then
                reading := 'empty';
                parts := '{}';
                return;
              elsif is_json and left(plain, 1) = '{' then
                reading := 'object';
                return;
              end if;
              begin
                if left(plain, 1) = '{' and right(plain, 1) = '}' then
                  parts := plain::text[];
                  reading := 'array';
                elsif left(plain, 1) = '[' and right(plain, 1) = ']' then
                  parts := array(select jsonb_array_elements_text(plain::jsonb));
                  reading := 'array';
                elsif left(plain, 1) = '"' and right(plain, 1) = '"' then
                  plain := plain::jsonb #>> '{}';
                end if;
              exception when data_exception then
                reading := 'unclear';
              end;
              if reading = 'array' then
                if inside and exists (select from unnest(parts) as part where strpos(part, separator) > 0) then
                  parts := array(
                    select btrim(part, e' \\t\\r\\n')
                    from unnest(parts) with ordinality as e (element, n),
                      unnest(string_to_array(element, separator)) with ordinality as u (part, m)
                    where btrim(part, e' \\t\\r\\n') <> ''
                    order by n, m);
                  reading := 'inside';
                end if;
                return;
              end if;
              if separator <> '' and strpos(plain, separator) > 0 then
                parts := array(
                  select btrim(part, e' \\t\\r\\n')
                  from unnest(string_to_array(plain, separator)) with ordinality as u (part, n)
                  where btrim(part, e' \\t\\r\\n') <> ''
                  order by n);
                reading := coalesce(reading, case when replace(plain, separator, '') ~ 'SEPARATORS' then 'mixed' else 'split' end);
              else
                parts := array[plain];
                reading := coalesce(reading, case when plain ~ 'SEPARATORS' then 'several' else 'one' end);
              end if;
            end $$
            """.replace("SEPARATORS", SEPARATORS);

    private final Connection connection;
    private final String table;
    private final String column;
    private final SplitRule rule;
    private final boolean json;
    /** A separator that the pack states for its column may be in no element; one given on the command line applies to plain texts. */
    private final boolean inside;

    Lists(Connection connection, String table, String column, String from, SplitRule rule) {
        this.connection = connection;
        this.table = table;
        this.column = column;
        this.rule = rule;
        this.json = from.startsWith("json");
        this.inside = rule.isOfPack();
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(READ);
        }
    }

    /** The array that a value becomes, with {@code %1$s} for the value. */
    String using(String to) {
        String parts = "(pg_temp.plumbline_read(%1$s::text, "
                + Identifier.literal(rule.separator()).replace("%", "%%") + ", " + json + ", " + inside + ")).parts";
        return to.equals("text[]") ? parts : parts + "::" + to;
    }

    /** What has to be specified or corrected first; empty: nothing. */
    String obstacle() throws SQLException {
        var said = new ArrayList<String>();
        if (!rule.isStated()) {
            counted(said, "several", "may be several in one text; say with --split what separates them");
        }
        counted(said, "object", "cannot become an array, because a JSON object is not a list; correct first");
        return String.join("; ", said);
    }

    private void counted(List<String> said, String reading, String what) throws SQLException {
        String from = " from " + table + ", lateral pg_temp.plumbline_read(" + column + "::text, "
                + Identifier.literal(rule.separator()) + ", " + json + ", " + inside + ") as r where r.reading = '"
                + reading + "'";
        long count = owner().ask(connection, "select count(*)" + from, row -> row.next() ? row.getLong(1) : 0L);
        if (count == 0) {
            return;
        }
        List<String> some =
                texts("select distinct left(" + column + "::text, 40)" + from + " order by 1 limit " + NAMED);
        said.add(Amounts.count(count, "value") + " of " + table + "." + column + " " + what + ": "
                + String.join(", ", some) + (count > NAMED ? ", …" : ""));
    }

    private List<String> texts(String query) throws SQLException {
        return owner().ask(connection, query, rows -> {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add("'" + rows.getString(1) + "'");
            }
            return texts;
        });
    }

    /** Those that can be read in another way; without a rule, by each separator that occurs in them. */
    List<Reading> readings() throws SQLException {
        String separators = rule.isStated()
                ? "(values (" + Identifier.literal(rule.separator()) + "))"
                : "(values (','), (';'), ('|'), (e'\\n'), (e'\\t'))";
        String query = """
                with found as (
                  select %1$s::text as value, count(*) as rows from %2$s where %1$s is not null group by 1),
                alone as (
                  select distinct btrim(part) as word
                  from found, lateral pg_temp.plumbline_read(found.value, '', %3$s, false) as r, unnest(r.parts) as part
                  where r.reading in ('one', 'array'))
                select left(found.value, 200), found.rows, r.reading, left(r.parts::text, 200), cardinality(r.parts),
                  (select count(*) from unnest(r.parts) as part where part in (select word from alone)), s.separator
                from found, %5$s as s (separator), lateral pg_temp.plumbline_read(found.value, s.separator, %3$s, %4$s) as r
                where r.reading = 'object' or %6$s and r.reading in ('several', 'split', 'mixed', 'inside', 'unclear')
                  or not %6$s and (r.reading in ('split', 'mixed') or r.reading = 'unclear' and s.separator = ',')
                order by found.rows desc, 1, 7 limit %7$d
                """.formatted(column, table, json, inside, separators, rule.isStated(), MOST);
        return owner().ask(connection, query, rows -> {
            var readings = new ArrayList<Reading>();
            while (rows.next()) {
                readings.add(new Reading(
                        rows.getString(1),
                        rows.getLong(2),
                        String.valueOf(rows.getString(4)),
                        why(rows.getString(3), rows.getString(7), rows.getInt(5), rows.getLong(6))));
            }
            return readings;
        });
    }

    /** The owner of the casts and index expressions that the questions may call. */
    private ActingRole owner() throws SQLException {
        return ReadingRole.of(connection, table);
    }

    private String why(String reading, String separator, int parts, long alone) {
        String evidence = alone + " of " + parts + " elements also stand alone in this column";
        String at = "'" + separator.replace("\n", "\\n").replace("\t", "\\t") + "'";
        return switch (reading) {
            case "object" -> "a JSON object is no list";
            case "unclear" -> "opens like an array but is not one, so it is taken for plain text";
            case "inside" ->
                "an element holds " + at + ", which separates elements as " + rule.source() + " says; " + evidence;
            case "several" -> "one element: " + at + " is the rule, and it holds another separator only";
            case "mixed" -> said(at) + "; what other separators it holds stay; " + evidence;
            default -> said(at) + "; " + evidence;
        };
    }

    private String said(String at) {
        return rule.isStated() ? "split at " + at + " as " + rule.source() + " says" : "if --split " + at;
    }
}
