package dev.plumbline.loader.create;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.ServerRefusal;
import dev.plumbline.loader.target.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads all input once before it is loaded, and works out which tables it needs. Where an SQL file creates a table itself, that definition
 * holds; otherwise the type of a column is inferred from all of its values.
 */
public final class TableMaker {

    private final LoadSession session;
    private final boolean normalizedNames;
    private final boolean notNull;
    private final Counter counter;
    private final DumpDefinitions definitions = new DumpDefinitions();
    private final Map<Name, TableProfile> profiles = new LinkedHashMap<>();
    private final Map<Name, Map<String, String>> names = new HashMap<>();
    private final List<String> statements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public TableMaker(LoadSession session, boolean normalizedNames, boolean notNull, Counter counter) {
        this.session = session;
        this.normalizedNames = normalizedNames;
        this.notNull = notNull;
        this.counter = counter;
    }

    /** The statements that create the tables, in order. */
    public List<String> statements() {
        return statements;
    }

    public List<String> notes() {
        return notes;
    }

    /** The same feeds, to be read as they were read here and with the names that the tables have. */
    public List<Feed> prepare(List<Feed> feeds) {
        counter.step("reading everything to find the columns' types");
        try {
            return session.inTransaction(() -> {
                for (Feed feed : feeds) {
                    feed.table().ifPresent(this::profile);
                }
                requireNone(profiles.keySet());
                for (Feed feed : feeds) {
                    read(feed);
                }
                decide(feeds);
                return feeds.stream().map(this::renamed).toList();
            });
        } catch (SQLException e) {
            throw ServerRefusal.of(e);
        }
    }

    private TableProfile profile(Name name) {
        return profiles.computeIfAbsent(name, TableProfile::new);
    }

    private void read(Feed feed) {
        try (RowSource source = feed.opener().open(List.of(), Optional.of(definitions))) {
            while (next(source)) {
                SourceRow row = source.row();
                Name name = feed.table()
                        .or(() -> row.block().table().map(t -> new Name(t.schema(), t.name())))
                        .orElseThrow(() -> LoadException.usage(
                                feed.label() + " does not say which table it is for: name it with --table"));
                if (definition(name, feed).isEmpty()) {
                    profile(name).add(row, feed.label());
                }
                if (session.cancelled()) {
                    throw LoadException.unavailable("the load was cancelled; nothing was loaded", null);
                }
            }
            Optional<Name> table = feed.table();
            if (table.isPresent()
                    && definition(table.get(), feed).isEmpty()
                    && profile(table.get()).columns().isEmpty()) {
                profile(table.get()).addColumns(source.columns(), feed.label());
            }
        } catch (SourceException e) {
            throw LoadException.finding(e.getMessage() + "; nothing was loaded", e);
        }
    }

    /** A malformed record is left for the load itself to report. */
    private static boolean next(RowSource source) {
        while (true) {
            try {
                return source.next();
            } catch (SourceException e) {
                if (!e.recoverable()) {
                    throw e;
                }
            }
        }
    }

    /** The file's definition of a table; with --table its only one, whatever its name is there. */
    private Optional<DumpTable> definition(Name name, Feed feed) {
        Map<Name, DumpTable> tables = definitions.tables();
        DumpTable exact = tables.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<DumpTable> sameName = tables.values().stream()
                .filter(t -> t.name.name().equals(name.name())
                        && (t.name.schema().isEmpty() || name.schema().isEmpty()))
                .toList();
        if (sameName.size() == 1) {
            return Optional.of(sameName.get(0));
        }
        return feed.table().isPresent() && tables.size() == 1
                ? Optional.of(tables.values().iterator().next())
                : Optional.empty();
    }

    private void decide(List<Feed> feeds) throws SQLException {
        Set<DumpTable> made = new java.util.LinkedHashSet<>();
        for (Feed feed : feeds) {
            if (feed.table().isPresent()) {
                Optional<DumpTable> defined = definition(feed.table().get(), feed);
                if (defined.isPresent()) {
                    profiles.remove(feed.table().get());
                    if (made.add(defined.get())) {
                        add(defined.get().table(home(feed.table().get()), definitions.sequences()));
                    }
                }
            }
        }
        if (feeds.stream().anyMatch(f -> f.table().isEmpty())) {
            for (DumpTable table : definitions.tables().values()) {
                if (made.add(table)) {
                    add(table.table(home(table.name), definitions.sequences()));
                }
            }
        }
        for (TableProfile profile : profiles.values()) {
            Map<String, String> renamed = NewNames.of(profile.name(), profile.columns(), normalizedNames);
            names.put(profile.name(), renamed);
            add(profile.table(home(profile.name()), renamed, notNull));
        }
        if (statements.isEmpty()) {
            throw LoadException.usage("the input names no table, so none can be created; nothing was loaded");
        }
    }

    private void add(NewTable table) throws SQLException {
        requireNone(Set.of(table.name()));
        statements.addAll(table.statements());
        notes.addAll(table.notes());
    }

    /** With the schema in which an unqualified table would be created. */
    private Name home(Name name) throws SQLException {
        if (name.schema().isPresent()) {
            return name;
        }
        Optional<String> schema = SearchPath.home(session.connection());
        if (schema.isEmpty()) {
            throw LoadException.usage("table " + name + " has no schema to be made in, because search_path names none"
                    + " that is there: say schema.table; nothing was loaded");
        }
        return new Name(schema, name.name());
    }

    private void requireNone(Set<Name> tables) throws SQLException {
        var there = new TreeSet<String>();
        for (Name table : tables) {
            if (NamedRelation.find(session.connection(), table.toSql()).isPresent()) {
                there.add(table.toString());
            }
        }
        if (!there.isEmpty()) {
            throw LoadException.usage(there.stream().collect(Collectors.joining(", "))
                    + (there.size() == 1 ? " is" : " are")
                    + " already there, and --create-table never touches an existing"
                    + " table: load without it, name another table, or drop it first; nothing was loaded");
        }
    }

    /** The second reading does not know the table's columns either, so that it takes the same line for the header. */
    private Feed renamed(Feed feed) {
        Feed.Opener opener =
                (columns, ignored) -> feed.opener().open(List.of(), Optional.of((statement, schema) -> {}));
        return new Feed(feed.label(), feed.table(), opener, feed.repeatable(), feed.bytes(), this::nameOf);
    }

    private String nameOf(Name table, String column) {
        return names.getOrDefault(table, Map.of()).getOrDefault(column, column);
    }
}
