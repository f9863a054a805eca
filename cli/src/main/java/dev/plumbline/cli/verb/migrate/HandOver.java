package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.ServerException;
import dev.plumbline.loader.report.LoadReport;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.JsonReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a user needs who takes a database over: its tables with their rows, its functions, how to connect, how to verify. */
final class HandOver {
    private static final String TABLES = """
            select c.relname
            from pg_class c
            where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                and c.relkind in ('r', 'p')
                and not c.relispartition
                and c.relname not like 'flyway\\_%history'
                and c.relname not like 'plumbline\\_%'
                and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by c.relname
            """;
    private static final String FUNCTIONS = """
            select p.proname || '(' || pg_get_function_arguments(p.oid) || ') returns ' || pg_get_function_result(p.oid)
            from pg_proc p
            where p.pronamespace = (select oid from pg_namespace where nspname = ?)
                and p.prokind = 'f'
                and p.prorettype <> 'trigger'::regtype
                and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            order by 1
            """;

    private final Database database;
    private final Pack pack;

    HandOver(Database database, Pack pack) {
        this.database = database;
        this.pack = pack;
    }

    /** Whether any table of the database holds a row. */
    boolean holdsRows() {
        try (Connection connection = database.connect()) {
            String home = SearchPath.home(connection).orElse("");
            for (String table : column(connection, TABLES, home)) {
                if (!column(connection, "select 1::text from " + qualified(home, table) + " limit 1")
                        .isEmpty()) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw new ServerException("cannot look at " + database + ": " + e.getMessage(), e);
        }
    }

    void print(OutputOptions output, Optional<LoadResult> loaded, Optional<Verification> proof) {
        Map<String, Long> tables = new LinkedHashMap<>();
        List<String> functions;
        try (Connection connection = database.connect()) {
            String home = SearchPath.home(connection).orElse("");
            for (String table : column(connection, TABLES, home)) {
                tables.put(
                        table,
                        Long.valueOf(column(connection, "select count(*)::text from " + qualified(home, table))
                                .get(0)));
            }
            functions = column(connection, FUNCTIONS, home);
        } catch (SQLException e) {
            throw new ServerException("cannot look at " + database + ": " + e.getMessage(), e);
        }
        if (output.json()) {
            json(output, tables, functions, loaded, proof);
            return;
        }
        if (output.verbose()) {
            var table = new Table("table", "rows");
            tables.forEach((name, rows) -> table.row(name, String.format(Locale.ROOT, "%,d", rows)));
            output.out().println();
            table.print(output.out());
            output.out().println();
            functions.forEach(output.out()::println);
        }
        output.out().println();
        output.out()
                .println("connect  " + output.ink().strong("plumbline shell " + pack.name()) + "   "
                        + database.jdbcUrl() + "  user " + database.user());
        Map<String, String> next = new LinkedHashMap<>();
        next.put("plumbline verify " + pack.name() + " --report report", "the proof as a page");
        next.put("plumbline history " + pack.name(), "what was applied, and when");
        next.put("plumbline types " + pack.name() + " --package com.example --out src", "classes for Java");
        int width = next.keySet().stream().mapToInt(String::length).max().orElse(0);
        String label = "next     ";
        for (Map.Entry<String, String> command : next.entrySet()) {
            output.out()
                    .println(label
                            + command.getKey()
                            + " ".repeat(width + 3 - command.getKey().length())
                            + output.ink().faint(command.getValue()));
            label = "         ";
        }
    }

    private void json(
            OutputOptions output,
            Map<String, Long> tables,
            List<String> functions,
            Optional<LoadResult> loaded,
            Optional<Verification> proof) {
        var json = new LinkedHashMap<String, Object>();
        json.put("database", database.toString());
        json.put("url", database.jdbcUrl());
        json.put("user", database.user());
        json.put("tables", tables);
        json.put("functions", functions);
        loaded.ifPresent(result -> json.put("load", new LoadReport(result).json()));
        proof.ifPresent(verification -> json.put("verification", JsonReport.object(verification)));
        output.printJson(json);
    }

    private static String qualified(String schema, String table) {
        return Identifier.quote(schema) + "." + Identifier.quote(table);
    }

    private static List<String> column(Connection connection, String sql, String... parameters) throws SQLException {
        var values = new ArrayList<String>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }
}
