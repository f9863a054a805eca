package dev.plumbline.planner.copy;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.operate.backup.copy.StructureCopy;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.trial.TrialOwner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/**
 * A target's structure on a throw-away server of its major version, in as many databases as are wanted. Migrations run on it as on an empty
 * database; {@link #planLikeTarget} is the last thing done to one of the databases, because from then on a scan of it is as long as the
 * target's. The holder closes it.
 */
public final class TargetCopy implements AutoCloseable {
    private final TrialDatabase trial;
    private final TrialOwner owner;
    private final TargetFacts facts;
    private final CopyNumbers numbers;
    private final List<String> notes;
    private final Set<String> likeTarget = new HashSet<>();

    private TargetCopy(
            TrialDatabase trial, TrialOwner owner, TargetFacts facts, CopyNumbers numbers, List<String> notes) {
        this.trial = trial;
        this.owner = owner;
        this.facts = facts;
        this.numbers = numbers;
        this.notes = notes;
    }

    /** Reads the target in one read-only transaction and rebuilds its structure, on a server that is started for it. */
    public static TargetCopy of(Database target, Consumer<String> tell) {
        try (Connection reading = target.connectToRead();
                Statement statement = reading.createStatement()) {
            tell.accept("reading structure and statistics of " + target);
            TargetFacts facts = new TargetReader(reading, statement).read();
            TrialDatabase trial = TrialDatabase.confining(facts.major());
            try {
                tell.accept("copy without rows on " + trial.describe());
                return build(trial, facts, reading, target);
            } catch (SQLException e) {
                throw Transaction.closing(trial, e);
            } catch (RuntimeException e) {
                throw Transaction.closing(trial, e);
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "copy of " + target + ": " + e.getMessage(), e);
        }
    }

    private static TargetCopy build(TrialDatabase trial, TargetFacts facts, Connection reading, Database target)
            throws SQLException {
        var notes = new ArrayList<>(facts.notes());
        Database database = trial.database();
        stayAsIs(database);
        facts.locale().create(database, notes);
        TrialOwner owner = TrialOwner.of(database);
        notes.addAll(StructureCopy.make(reading, target, owner));
        plan(owner.database(), facts.settings());
        searchAs(reading, owner, facts.searchPaths().getOrDefault("", ""));
        try (Connection copy = database.connect()) {
            return new TargetCopy(trial, owner, facts, CopyNumbers.read(copy), notes);
        }
    }

    /** Autovacuum would replace the statistics by those of files full of zeros. */
    private static void stayAsIs(Database database) throws SQLException {
        try (Connection connection = database.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set autovacuum = off");
            statement.execute("select pg_catalog.pg_reload_conf()");
        }
    }

    /** Names resolve as they do for the user who plans, after whom {@code "$user"} may name a schema. */
    private static void searchAs(Connection reading, TrialOwner owner, String path) throws SQLException {
        String user;
        try (Statement statement = reading.createStatement();
                ResultSet row = statement.executeQuery("select session_user")) {
            row.next();
            user = Matcher.quoteReplacement(Identifier.quote(row.getString(1)));
        }
        owner.superuser().inTransaction(copy -> {
            try (Statement statement = copy.createStatement();
                    PreparedStatement set =
                            copy.prepareStatement("select pg_catalog.set_config('search_path', ?, true)")) {
                set.setString(1, path.replaceAll("\"\\$user\"|\\$user\\b", user));
                set.execute();
                return statement.execute("alter role " + owner.role() + " set search_path from current");
            }
        });
    }

    /** Settings that a server of another version does not know, or an owner may not change, are left out. */
    private static void plan(Database database, Map<String, String> settings) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                try {
                    statement.execute("alter database " + Identifier.quote(database.name()) + " set "
                            + Identifier.quote(setting.getKey()) + " = " + Identifier.literal(setting.getValue()));
                } catch (SQLException e) {
                    if (!List.of("42704", "22023", "42501").contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                }
            }
        }
    }

    /** The copy itself, as a superuser of its server: the structure, the migration histories, and no rows. Nothing of the target's is run there. */
    public Database database() {
        return trial.database();
    }

    /** The role that runs the target's code and the migrations on the copy. */
    public TrialOwner owner() {
        return owner;
    }

    public TargetFacts facts() {
        return facts;
    }

    /** The server it is on, in one line. */
    public String describe() {
        return trial.describe();
    }

    /** Whether that is of the target's major version. */
    public boolean isExact() {
        return trial.isExact();
    }

    /** What differs from the target, in words. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** A copy of the copy as it is now; its sessions are terminated. */
    public Database duplicate() {
        Database duplicate = trial.duplicate();
        try {
            try (Connection connection = duplicate.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter database " + Identifier.quote(duplicate.name()) + " owner to " + owner.role());
            }
            plan(owner.database().withName(duplicate.name()), facts.settings());
            return duplicate;
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "second copy: " + e.getMessage(), e);
        }
    }

    /**
     * Makes one of the databases plan as the target does: statistics, sizes, lengths of files. Indexes that a migration added get the size that
     * their rows need; a table that it added has none.
     */
    public void planLikeTarget(Database one) {
        if (!likeTarget.add(one.name())) {
            return;
        }
        try {
            List<String> left =
                    one.inTransaction(connection -> new StatisticsWriter(connection, facts, numbers).write());
            left.stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        } catch (SQLException e) {
            throw new PlumblineException(
                    Kind.UNAVAILABLE, "statistics of the target on the copy: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        trial.close();
    }
}
