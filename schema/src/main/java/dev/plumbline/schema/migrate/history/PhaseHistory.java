package dev.plumbline.schema.migrate.history;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.Checksum;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptSettings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The files of a phase against its history in a database. */
public final class PhaseHistory {
    private final MigrationSession session;
    private final Pack pack;
    private final Phase phase;
    private final Reach reach;
    private final HistoryTable table;
    private final BuiltIns builtIns;
    private final List<MigrationFile> files;

    public PhaseHistory(MigrationSession session, Pack pack, Phase phase, Reach reach) throws SQLException {
        this.session = session;
        this.pack = pack;
        this.phase = phase;
        this.reach = reach;
        this.table = new HistoryTable(session.connection(), session.home(), phase);
        this.builtIns = BuiltIns.of(session.connection(), session.home(), phase);
        this.files = pack.files(phase);
    }

    public HistoryTable table() {
        return table;
    }

    public BuiltIns builtIns() {
        return builtIns;
    }

    public List<Standing> all() throws SQLException {
        return Standings.of(pack, files, table.rows(), reach.target(), reach.outOfOrder(), this::isSameText);
    }

    /**
     * The files to apply now, in order, those that failed before among them. A run that stops before the newest version leaves the repeatable files alone: they are
     * written for the newest structure, and a function over a table that is not there yet cannot be made.
     */
    public List<MigrationFile> pending() throws SQLException {
        boolean repeatables = reachesTheLast();
        return all().stream()
                .filter(one -> one.state() == State.PENDING || one.state() == State.FAILED)
                .map(one -> one.file().orElseThrow())
                .filter(file -> repeatables || file.kind() != Kind.REPEATABLE)
                .toList();
    }

    private boolean reachesTheLast() {
        Optional<Version> last = reach.target()
                .filter(word -> !word.isEmpty() && Character.isDigit(word.charAt(0)))
                .map(Version::of);
        return last.isEmpty()
                || files.stream()
                        .filter(file -> file.kind() == Kind.VERSIONED)
                        .allMatch(file -> file.version().orElseThrow().compareTo(last.get()) <= 0);
    }

    /** Makes the table unless it is there, with the mark of what the database held before. */
    public boolean begin() throws SQLException {
        if (table.exists()) {
            return false;
        }
        boolean held = !isEmpty();
        table.create();
        if (phase != Phase.SCHEMA) {
            String mark = "before " + phase.word();
            table.add(Version.ZERO, mark, HistoryRow.BASELINE, mark, null, 0, true);
        } else if (reach.baseline().isPresent() && held) {
            String mark = "<< Flyway Baseline >>";
            table.add(Version.of(reach.baseline().get()), mark, HistoryRow.BASELINE, mark, null, 0, true);
        }
        return true;
    }

    private boolean isEmpty() throws SQLException {
        String sql = """
                select not exists (
                    select from pg_catalog.pg_class c
                    where c.relnamespace = n.oid and not exists (
                        select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'))
                  and not exists (
                    select from pg_catalog.pg_proc p
                    where p.pronamespace = n.oid and not exists (
                        select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'))
                  and not exists (
                    select from pg_catalog.pg_type t
                    where t.typnamespace = n.oid and not exists (
                        select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype in ('e', 'i')))
                from pg_catalog.pg_namespace n
                where n.nspname::pg_catalog.text = ?
                """;
        try (PreparedStatement query = session.connection().prepareStatement(sql)) {
            query.setString(1, session.home());
            try (ResultSet row = query.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    public void enter(MigrationFile file, Duration time, boolean success) throws SQLException {
        table.add(
                file.version().orElse(null),
                file.description(),
                Standings.typeOf(file),
                file.script(),
                checksum(file),
                time.toMillis(),
                success);
    }

    /** Of a repeatable file with its placeholders filled in: it is run again when a value changes. */
    public int checksum(MigrationFile file) {
        return Checksum.of(
                file.kind() == Kind.REPEATABLE
                        ? Placeholders.fill(
                                pack,
                                file.path(),
                                file.script(),
                                ScriptSettings.anyText(file),
                                builtIns.forFile(file.fileName()))
                        : ScriptSettings.anyText(file));
    }

    /** A placeholder without value makes another text; the checks of pending files report it. */
    private boolean isSameText(MigrationFile file, int known) {
        try {
            return checksum(file) == known || Checksum.of(ScriptSettings.anyText(file)) == known;
        } catch (PlumblineException e) {
            return false;
        }
    }

    /** Forgets failed entries and those whose files are gone, and accepts the texts of files that were changed. */
    public void repair() throws SQLException {
        session.refuseReadOnly();
        session.transaction(() -> {
            if (!table.exists()) {
                return 0;
            }
            int changed = table.deleteFailed();
            for (Standing one : all()) {
                changed += repair(one);
            }
            return changed;
        });
    }

    private int repair(Standing one) throws SQLException {
        HistoryRow row = one.row().orElse(null);
        if (row == null || row.isMark() || one.state() == State.UNDONE || one.state() == State.SUPERSEDED) {
            return 0;
        }
        if (one.file().isEmpty()) {
            table.add(
                    row.version().orElse(null),
                    row.description(),
                    HistoryRow.DELETE,
                    row.script(),
                    row.checksum().orElse(null),
                    0,
                    true);
            return 1;
        }
        MigrationFile file = one.file().get();
        int checksum = checksum(file);
        boolean outdated = one.state() == State.OUTDATED;
        boolean same = row.checksum().equals(Optional.of(checksum))
                && row.description().equals(file.description());
        if (outdated || same) {
            return 0;
        }
        table.align(row, file.description(), Standings.typeOf(file), checksum);
        return 1;
    }
}
