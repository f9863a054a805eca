package dev.plumbline.operate.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue queries, kept as SQL files beside this class. */
final class StructureQueries {
    /** In the order in which statements of one phase are told apart; a new file is entered here. */
    static final List<String> STATEMENTS = List.of(
            "10_schemas",
            "11_extensions",
            "12_collations",
            "13_types",
            "14_functions",
            "15_sequences",
            "16_tables",
            "17_defaults",
            "18_views",
            "20_attach",
            "21_owned_by",
            "22_columns",
            "30_constraints",
            "31_indexes",
            "40_attach_indexes",
            "41_table_marks",
            "60_statistics",
            "61_triggers",
            "62_rules",
            "63_policies",
            "70_refresh",
            "80_comments");

    private StructureQueries() {}

    static String text(String name, Scope scope) {
        String query = read(name + ".sql");
        String body = query.stripLeading().startsWith("--") ? query.substring(query.indexOf('\n') + 1) : query;
        return body.startsWith("with ")
                ? scope.expressions().stripTrailing() + ",\n" + body.substring("with ".length())
                : scope.expressions() + body;
    }

    private static String read(String file) {
        try (InputStream in = StructureQueries.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the query " + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
