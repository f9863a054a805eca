package dev.plumbline.loader.create;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table, inferred from all of its rows. */
final class TableProfile {

    private final Name name;
    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    private @Nullable RowBlock block;
    private List<ColumnProfile> ofBlock = List.of();
    private long rows;

    TableProfile(Name name) {
        this.name = name;
    }

    void add(SourceRow row, String source) {
        rows++;
        if (row.block() != block) {
            block = row.block();
            ofBlock = profiles(row.block().columns(), source);
        }
        boolean typed = row.block().format() == SourceFormat.NDJSON
                || row.block().format() == SourceFormat.SQL && row.block().overriding() != RowBlock.Overriding.COPY;
        for (int i = 0; i < row.size(); i++) {
            ValueKind kind = row.kind(i);
            String text = row.text(i);
            if (text != null) {
                ofBlock.get(i).add(kind, text, typed);
            }
        }
    }

    /** Adds columns of which no row has been seen. */
    void addColumns(List<String> names, String source) {
        profiles(names, source);
    }

    private List<ColumnProfile> profiles(List<String> names, String source) {
        if (names.isEmpty()) {
            throw LoadException.usage(source + " does not name its columns, so no table can be made for it: name them"
                    + " with --columns a,b,c, or say --header yes if its first line does; nothing was loaded");
        }
        var profiles = new ArrayList<ColumnProfile>();
        for (String column : names) {
            profiles.add(columns.computeIfAbsent(column, c -> new ColumnProfile()));
        }
        return profiles;
    }

    Name name() {
        return name;
    }

    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /**
     * @param names what the columns are called in the table
     * @param notNull whether columns with a value in every row are to be NOT NULL
     */
    NewTable table(Name created, Map<String, String> names, boolean notNull) {
        var made = new ArrayList<String>();
        var full = new ArrayList<String>();
        columns.forEach((column, profile) -> {
            String sql = Name.quote(names.getOrDefault(column, column));
            boolean everywhere = rows > 0 && profile.values() == rows;
            made.add(sql + " " + profile.type() + (everywhere && notNull ? " not null" : ""));
            if (everywhere) {
                full.add(names.getOrDefault(column, column));
            }
        });
        var notes = new ArrayList<String>();
        if (!full.isEmpty() && !notNull) {
            notes.add("in " + created + " these have a value in every row: " + String.join(", ", full)
                    + " (--not-null makes them NOT NULL)");
        }
        return new NewTable(created, List.of(), made, List.of(), notes);
    }
}
