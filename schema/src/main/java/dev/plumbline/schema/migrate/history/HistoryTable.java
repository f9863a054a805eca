package dev.plumbline.schema.migrate.history;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.relation.PlainTable;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a phase, in the table Flyway would keep it in, column by column, so that either goes on after the other. */
public final class HistoryTable {
    private final Connection connection;
    private final String schema;
    private final Phase phase;
    private final String table;

    public HistoryTable(Connection connection, String schema, Phase phase) {
        this.connection = connection;
        this.schema = schema;
        this.phase = phase;
        this.table = Identifier.quote(schema) + "." + Identifier.quote(phase.historyTable());
    }

    /** What Flyway takes a session's lock by: one run of migrations at a time on a history. */
    public long lockKey() {
        return 77431708279161L + ("\"" + schema + "\".\"" + phase.historyTable() + "\"").hashCode();
    }

    public boolean exists() throws SQLException {
        return PlainTable.exists(connection, schema, phase.historyTable());
    }

    public void create() throws SQLException {
        String name = phase.historyTable();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + table
                    + " (installed_rank integer not null, version varchar(50), description varchar(200) not null,"
                    + " type varchar(20) not null, script varchar(1000) not null, checksum integer,"
                    + " installed_by varchar(100) not null, installed_on timestamp not null default pg_catalog.now(),"
                    + " execution_time integer not null, success boolean not null)");
            statement.execute("alter table " + table + " add constraint " + Identifier.quote(name + "_pk")
                    + " primary key (installed_rank)");
            statement.execute("create index " + Identifier.quote(name + "_s_idx") + " on " + table + " (success)");
        }
    }

    public List<HistoryRow> rows() throws SQLException {
        var found = new ArrayList<HistoryRow>();
        if (!exists()) {
            return found;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select installed_rank, version, description, type, script, checksum, installed_on, installed_by,"
                                + " execution_time, success from " + table + " order by installed_rank")) {
            while (rows.next()) {
                int checksum = rows.getInt("checksum");
                Optional<Integer> known = rows.wasNull() ? Optional.empty() : Optional.of(checksum);
                found.add(new HistoryRow(
                        rows.getInt("installed_rank"),
                        Optional.ofNullable(rows.getString("version")).map(Version::of),
                        rows.getString("description"),
                        rows.getString("type"),
                        rows.getString("script"),
                        known,
                        rows.getTimestamp("installed_on").toInstant(),
                        rows.getString("installed_by"),
                        rows.getInt("execution_time"),
                        rows.getBoolean("success")));
            }
        }
        return found;
    }

    public void add(
            @Nullable Version version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            long milliseconds,
            boolean success)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " select " + (type.equals(HistoryRow.SCHEMA) ? "0" : "coalesce(max(installed_rank), 0) + 1")
                + ", ?, ?, ?, ?, ?, current_user, ?, ? from " + table)) {
            insert.setString(1, version == null ? null : version.text());
            insert.setString(2, description.length() <= 200 ? description : description.substring(0, 197) + "...");
            insert.setString(3, type);
            insert.setString(4, script.length() <= 1000 ? script : "..." + script.substring(3, 1000));
            insert.setObject(5, checksum, Types.INTEGER);
            insert.setLong(6, Math.min(milliseconds, Integer.MAX_VALUE));
            insert.setBoolean(7, success);
            insert.executeUpdate();
        }
    }

    /** Makes an entry agree with the file it was made from. */
    public void align(HistoryRow row, String description, String type, int checksum) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update " + table + " set description = ?, type = ?, checksum = ? where installed_rank = ?")) {
            update.setString(1, description);
            update.setString(2, type);
            update.setInt(3, checksum);
            update.setInt(4, row.rank());
            update.executeUpdate();
        }
    }

    public int deleteFailed() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("delete from " + table + " where not success");
        }
    }

    public void deleteFailed(String script) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + table + " where not success and script = ?")) {
            delete.setString(1, script);
            delete.executeUpdate();
        }
    }

    @Override
    public String toString() {
        return table;
    }
}
