package dev.plumbline.schema.reconcile;

import dev.plumbline.schema.backup.Identifier;
import dev.plumbline.schema.catalog.CatalogDifference;
import dev.plumbline.schema.catalog.CatalogObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the type of a column with rows in it; every value is looked at first. */
final class Conversion {
    private static final int SHOWN = 3;
    /** Both are made in the session's own schema and vanish with it. */
    private static final String FUNCTIONS = """
            create or replace function pg_temp.plumbline_fits(value text, type text) returns boolean language plpgsql as $$
            begin
              execute format('select %L::%s', value, type);
              return true;
            exception when others then
              return false;
            end $$;
            create or replace function pg_temp.plumbline_texts(value text, separator text) returns text[]
            language plpgsql immutable as $$
            begin
              return case
                when value is null then null
                when btrim(value) = '' then '{}'
                when value ~ '^\\s*\\{.*\\}\\s*$' then value::text[]
                when value ~ '^\\s*\\[.*\\]\\s*$' then array(select jsonb_array_elements_text(value::jsonb))
                when value ~ '^\\s*".*"\\s*$' then array[value::jsonb #>> '{}']
                when separator <> '' and strpos(value, separator) > 0 then
                  array(select btrim(part) from unnest(string_to_array(value, separator)) part where btrim(part) <> '')
                else array[btrim(value)]
              end;
            end $$
            """;

    private final Connection connection;
    private final ReconcileOptions options;

    Conversion(Connection connection, ReconcileOptions options) {
        this.connection = connection;
        this.options = options;
    }

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(FUNCTIONS.substring(0, FUNCTIONS.indexOf("end $$;") + 6));
            statement.execute(FUNCTIONS.substring(FUNCTIONS.indexOf("end $$;") + 7));
        }
    }

    ReconcileStep step(CatalogDifference difference) throws SQLException {
        CatalogObject want = java.util.Objects.requireNonNull(difference.want());
        String table = want.owner().orElseThrow();
        String column = want.name();
        String type = want.property("type").orElseThrow();
        boolean texts = type.equals("text[]");
        String from = java.util.Objects.requireNonNull(difference.have())
                .property("type")
                .orElse("?");
        String separator = Identifier.literal(options.split().orElse(""));
        String value =
                texts ? "pg_temp.plumbline_texts(" + column + "::text, " + separator + ")" : column + "::text::" + type;
        Optional<String> filling = want.property("default")
                .filter(whatever -> want.property("not null").isPresent());
        var parts = new ArrayList<String>();
        parts.add("alter column " + column + " drop default");
        parts.add("alter column " + column + " type " + type + " using "
                + filling.map(other -> "coalesce(" + value + ", " + other + ")").orElse(value));
        want.property("default").ifPresent(other -> parts.add("alter column " + column + " set default " + other));
        parts.add("alter column " + column
                + (want.property("not null").isPresent() ? " set not null" : " drop not null"));
        long rows = number("select count(*) from " + table);
        return new ReconcileStep(
                difference.title() + " (" + from + " to " + type + ")",
                List.of("alter table " + table + " " + String.join(", ", parts)),
                "rewrites " + rows + " rows of " + table + "; nobody reads or writes it meanwhile",
                texts && !from.endsWith("[]") ? ambiguous(table, column) : unfit(table, column, type));
    }

    /** 'net,disk' may be one name or two; without a stated rule that is the owner's to say. */
    private String ambiguous(String table, String column) throws SQLException {
        if (options.split().isPresent()) {
            return "";
        }
        String plain = column + "::text ~ '[,;|]' and " + column + "::text !~ '^\\s*[{\\[\"]'";
        return found(
                table, column, plain, "look like several values in one text; say with --split what separates them");
    }

    private String unfit(String table, String column, String type) throws SQLException {
        return found(
                table,
                column,
                column + " is not null and not pg_temp.plumbline_fits(" + column + "::text, " + Identifier.literal(type)
                        + ")",
                "are no " + type + "; correct them first");
    }

    private String found(String table, String column, String condition, String what) throws SQLException {
        long count = number("select count(*) from " + table + " where " + condition);
        if (count == 0) {
            return "";
        }
        var samples = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct left(" + column + "::text, 40) from " + table
                        + " where " + condition + " order by 1 limit " + SHOWN)) {
            while (rows.next()) {
                samples.add("'" + rows.getString(1) + "'");
            }
        }
        return count + " values of " + table + "." + column + " " + what + ": " + String.join(", ", samples)
                + (count > SHOWN ? ", …" : "");
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
