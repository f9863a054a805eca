package dev.plumbline.planner.observe;

import dev.plumbline.database.Database;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observe.shape.Shape;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs statements that cannot run in a transaction, beside a session that makes them wait where their locks can be seen. */
final class Outside {
    private static final Pattern VACUUM_ALL =
            Pattern.compile("VACUUM( FULL| FREEZE| VERBOSE| ANALYZE| ANALYSE| \\([^)]*\\))*;?");
    private static final Pattern CLUSTER_ALL = Pattern.compile("CLUSTER( VERBOSE| \\([^)]*\\))*;?");
    private static final Pattern DETACH = Pattern.compile("ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY.*");

    private final Database database;
    private final LockView view;
    private final Runner runner;
    private final Map<Long, Shape> older;

    Outside(Database database, LockView view, Runner runner, Map<Long, Shape> older) {
        this.database = database;
        this.view = view;
        this.runner = runner;
        this.older = older;
    }

    Beside.Seen<Notices> run(SqlStatement one) throws SQLException {
        if (VACUUM_ALL.matcher(one.words()).matches()) {
            return each(one, shape -> Set.of("table", "materialized view").contains(shape.kind()));
        }
        if (CLUSTER_ALL.matcher(one.words()).matches()) {
            return each(one, this::isClustered);
        }
        boolean detaches = DETACH.matcher(one.words()).matches();
        List<Shape> read = older.values().stream()
                .filter(shape -> !detaches || isLast(shape))
                .toList();
        return new Beside(database, view).run(read, one.words().startsWith("VACUUM"), () -> runner.run(one));
    }

    /** Not for a partitioned table: DETACH CONCURRENTLY waits for its readers without a lock, and for those of the partition with one. */
    private static boolean isLast(Shape shape) {
        return shape.is("partition") || !shape.kind().equals("partitioned table");
    }

    private boolean isClustered(Shape table) {
        return older.values().stream()
                .flatMap(shape -> shape.index().stream())
                .anyMatch(index -> index.path("clustered").asBoolean()
                        && index.path("table").asLong() == table.id());
    }

    /** Table by table as the server does it, so that each one's locks can be seen. */
    private Beside.Seen<Notices> each(SqlStatement one, Predicate<Shape> wanted) throws SQLException {
        Map<Long, LockMode> locks = new HashMap<>();
        for (Shape shape : older.values()) {
            if (wanted.test(shape)) {
                String words = one.words().replaceFirst(";$", "");
                var named = new SqlStatement(one.line(), words + " " + shape.name(), Optional.empty());
                locks.putAll(new Beside(database, view)
                        .run(List.of(shape), true, () -> runner.run(named))
                        .locks());
            }
        }
        return new Beside.Seen<>(Notices.none(), locks);
    }
}
