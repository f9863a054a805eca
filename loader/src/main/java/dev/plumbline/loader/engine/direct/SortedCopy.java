package dev.plumbline.loader.engine.direct;

import dev.plumbline.database.Reason;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyInto;
import dev.plumbline.loader.copy.CopyStream;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.sort.RowSorter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ColumnSequence;
import dev.plumbline.loader.target.TableIndex;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.temporary.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of one layout by the table's widest index before they are sent, unless they come in that order. Values from a sequence
 * are numbered here in input order, so that sorting does not change them.
 */
final class SortedCopy implements AutoCloseable {

    /** Memory for the lists of a small sort. */
    private static final long LITTLE = 32L << 20;

    private final LoadSession session;
    private final CopyStream stream;
    private final Layout layout;
    private final TableIndex index;
    private final List<String> columns;
    private final RowSorter sorter;

    private SortedCopy(LoadSession session, CopyStream stream, Layout layout, TableIndex index, List<String> columns)
            throws IOException {
        this.session = session;
        this.stream = stream;
        this.layout = layout;
        this.index = index;
        this.columns = columns;
        List<String> filled = layout.filled();
        sorter = new RowSorter(columns.stream().mapToInt(filled::indexOf).toArray());
    }

    /**
     * Empty when no index would gain from it, or when the rows would not fit into the temporary folder.
     *
     * @param bytes how much is coming, -1 when not known
     */
    static Optional<SortedCopy> of(LoadSession session, CopyStream stream, Layout layout, long bytes, LoadNotes notes) {
        List<String> filled = layout.filled();
        Optional<TableIndex> widest = layout.target().indexes().stream()
                .filter(i -> !i.unique() && i.sortColumns().size() > 1 && filled.containsAll(i.sortColumns()))
                .max(Comparator.comparingInt(i -> i.sortColumns().size()));
        if (widest.isEmpty() || drawn(layout).size() > 1) {
            return Optional.empty();
        }
        long needed = bytes < 0 ? LITTLE : LITTLE + bytes + bytes / 4;
        if (!TemporaryFolder.holds(needed)) {
            noRoom(layout, "some " + Amounts.bytes(needed) + " are needed", notes);
            return Optional.empty();
        }
        try {
            return Optional.of(new SortedCopy(
                    session, stream, layout, widest.get(), widest.get().sortColumns()));
        } catch (IOException | UncheckedIOException e) {
            noRoom(layout, Reason.of(e), notes);
            return Optional.empty();
        }
    }

    /** Sorting is a matter of speed only. */
    private static void noRoom(Layout layout, String why, LoadNotes notes) {
        notes.add("rows of " + layout.target().name()
                + " were not sorted, which makes indexes slower to build: no space in " + "the temporary folder "
                + TemporaryFolder.shown() + ": " + why);
    }

    Layout layout() {
        return layout;
    }

    /** Takes a batch; false when sorting turned out not to pay or not to fit, and {@link #unsorted} is to be called next. */
    boolean add(CopyBatch batch) {
        return sorter.add(batch);
    }

    void unsorted(LoadNotes notes) throws SQLException {
        sorter.full().ifPresent(e -> noRoom(layout, Reason.of(e), notes));
        try {
            CopyInto into = DirectRun.copyInto(layout.target().sql(), layout.filled(), true);
            sorter.unsorted((rows, length) -> stream.sendBytes(layout.target(), into, rows, length));
        } catch (IOException e) {
            throw LoadException.unavailable("cannot read kept rows back: " + e.getMessage(), e);
        }
    }

    void sorted(LoadNotes notes) throws SQLException {
        Optional<ColumnSequence> drawn = drawn(layout).stream().findFirst();
        OptionalLong first;
        try {
            first = Savepoints.keeping(session.connection(), open -> order(drawn));
        } catch (SQLException e) {
            // an invalid value, or a sequence we may not alter: COPY reports the one, and draws from the other itself
            first = OptionalLong.empty();
        }
        if (first.isEmpty()) {
            unsorted(notes);
            return;
        }
        var filled = new ArrayList<>(layout.filled());
        drawn.ifPresent(d -> filled.add(d.column()));
        CopyInto into = DirectRun.copyInto(layout.target().sql(), filled, true);
        try {
            sorter.sorted(
                    drawn.isPresent() ? first.getAsLong() : null,
                    drawn.map(ColumnSequence::increment).orElse(0L),
                    (rows, length) -> stream.sendBytes(layout.target(), into, rows, length));
        } catch (IOException e) {
            throw LoadException.unavailable("cannot read kept rows back: " + e.getMessage(), e);
        }
    }

    /** Empty when the rows do not fit; else the first value of the sequence, where there is one. */
    private OptionalLong order(Optional<ColumnSequence> drawn) throws SQLException {
        if (!sorter.sort(session.reading(layout.target(), this::ranks))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(drawn.isPresent() ? reserve(drawn.get()) : 0);
    }

    /** The sequences from which a value would be drawn for each row. */
    private static List<ColumnSequence> drawn(Layout layout) {
        TargetTable target = layout.target();
        List<String> filled = layout.filled();
        return target.sequences().stream()
                .filter(s -> !filled.contains(s.column()))
                .filter(s -> target.column(s.column())
                        .flatMap(TargetColumn::defaultSql)
                        .filter(d -> d.startsWith("nextval("))
                        .isPresent())
                .toList();
    }

    /** Reserves the next values for all rows; ALTER SEQUENCE blocks other sessions until the end, and is rolled back with the rest. */
    private long reserve(ColumnSequence sequence) throws SQLException {
        String alter = "alter sequence " + sequence.sql();
        session.run(alter + " increment by " + sequence.increment());
        long first = session.number("select case when is_called then last_value + " + sequence.increment()
                + " else last_value end from " + sequence.sql());
        session.run(alter + " restart with " + (first + sorter.rows() * sequence.increment()));
        return first;
    }

    /** The server sorts the values: only it knows the collation. NULL comes last, as in an index. */
    private List<int[]> ranks() throws SQLException {
        var ranks = new ArrayList<int[]>();
        List<List<@Nullable String>> values = sorter.values();
        for (int k = 0; k < columns.size(); k++) {
            String type = layout.target().column(columns.get(k)).orElseThrow().type();
            String collation = index.collations().get(k);
            String sql = "select i from unnest(?::text[]) with ordinality u(v, i) order by v::" + type
                    + (collation.isEmpty() ? "" : " collate " + collation) + " nulls last";
            ranks.add(rank(sql, values.get(k)));
        }
        return ranks;
    }

    private int[] rank(String sql, List<@Nullable String> values) throws SQLException {
        int[] rank = new int[values.size()];
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setArray(1, session.connection().createArrayOf("text", values.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                for (int place = 0; row.next(); place++) {
                    rank[row.getInt(1) - 1] = place;
                }
            }
        }
        return rank;
    }

    @Override
    public void close() {
        sorter.close();
    }
}
