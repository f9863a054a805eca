package dev.plumbline.data;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.database.session.Savepoints;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Puts the sample of a data set into the empty tables of a database, all or nothing. The sample's manifest and the header of each file say
 * what goes where. Commits when the connection is in auto-commit mode; else that is left to whoever began the transaction. Tables are
 * found on the connection's search path, but no function or operator is: each is qualified with its schema.
 */
public final class Seeder {
    private final Connection connection;
    private final DataSet dataSet;

    private Seeder(Connection connection, DataSet dataSet) {
        this.connection = connection;
        this.dataSet = dataSet;
    }

    /** A table and the rows it now holds. */
    public record Seeded(String table, long rows) {}

    public static List<Seeded> seed(Connection connection, String dataSet) {
        return seed(connection, DataSets.get(dataSet));
    }

    /** Fills the tables in the order of the manifest. Refused when one of them is missing or has rows. */
    public static List<Seeded> seed(Connection connection, DataSet dataSet) {
        var seeder = new Seeder(connection, dataSet);
        List<Seeded> seeded;
        try {
            seeder.refuseReadOnly();
            seeded = seeder.inTransaction();
        } catch (SQLException | IOException e) {
            throw DataException.failed(dataSet.name(), "not seeded, nothing was changed: " + e.getMessage(), e);
        }
        try {
            seeder.collectStatistics(seeded);
        } catch (SQLException e) {
            throw DataException.failed(
                    dataSet.name(), "seeded, but collecting its statistics failed: " + e.getMessage(), e);
        }
        return seeded;
    }

    private void refuseReadOnly() throws SQLException {
        Optional<String> reason = ReadOnly.reason(connection);
        if (reason.isPresent()) {
            throw DataException.failed(
                    dataSet.name(), "not seeded, nothing was changed: the database " + reason.get(), null);
        }
    }

    private List<Seeded> inTransaction() throws SQLException, IOException {
        Transaction.Work<List<Seeded>, IOException> work = open -> all();
        return connection.getAutoCommit() ? Transaction.commit(connection, work) : Savepoints.keeping(connection, work);
    }

    private List<Seeded> all() throws SQLException, IOException {
        List<DataManifest.File> files = dataSet.sample().files();
        for (DataManifest.File file : files) {
            requireEmpty(file.table());
        }
        List<Seeded> seeded = new ArrayList<>();
        for (DataManifest.File file : files) {
            seeded.add(new Seeded(file.table(), copy(file)));
        }
        DependentViews.refresh(
                connection, files.stream().map(file -> quoted(file.table())).toList());
        return List.copyOf(seeded);
    }

    private void requireEmpty(String table) throws SQLException {
        try (PreparedStatement there = connection.prepareStatement("select pg_catalog.to_regclass(?)")) {
            there.setString(1, quoted(table));
            try (ResultSet found = there.executeQuery()) {
                if (found.next() && found.getString(1) == null) {
                    throw DataException.refused(
                            table, "no such table on the search path; migrate the pack " + dataSet.name() + " first");
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            // Nobody else may add rows between the check and the copy; readers go on.
            statement.execute("lock table " + quoted(table) + " in share row exclusive mode");
            try (ResultSet rows = statement.executeQuery("select exists (select from " + quoted(table) + ")")) {
                if (rows.next() && rows.getBoolean(1)) {
                    throw DataException.refused(
                            table, "holds rows; a sample goes into empty tables only. Empty them, or load instead");
                }
            }
        }
    }

    private long copy(DataManifest.File file) throws SQLException, IOException {
        String header;
        try (InputStream in = new BufferedInputStream(dataSet.openSample(file.name()))) {
            header = firstLine(in);
        }
        List<String> columns = List.of(header.split(","));
        long rows;
        try (var in = new DigestInputStream(dataSet.openSample(file.name()), TableFile.sha256())) {
            rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + quoted(file.table()) + " ("
                                    + String.join(
                                            ", ",
                                            columns.stream().map(Seeder::quoted).toList())
                                    + ") from stdin with (format csv, header true, encoding 'UTF8')",
                            in);
            String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (rows != file.rows() || !sha256.equals(file.sha256())) {
                throw DataException.failed(
                        file.name(), "is not the file of its manifest: " + rows + " rows, sha256 " + sha256, null);
            }
        }
        for (String column : columns) {
            moveSequence(file.table(), column);
        }
        return rows;
    }

    /** The server delays its counts of changed rows by up to a second; arriving after the statistics they would make them look stale. */
    private void collectStatistics(List<Seeded> seeded) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= 15) {
                statement.execute("select pg_catalog.pg_stat_force_next_flush()");
            }
            for (Seeded one : seeded) {
                statement.execute("analyze " + quoted(one.table()));
            }
        }
    }

    /** Advances the sequence behind a column, if there is one, beyond the highest value. */
    private void moveSequence(String table, String column) throws SQLException {
        try (PreparedStatement owned = connection.prepareStatement("select pg_catalog.pg_get_serial_sequence(?, ?)")) {
            owned.setString(1, quoted(table));
            owned.setString(2, column);
            try (ResultSet found = owned.executeQuery()) {
                String sequence = found.next() ? found.getString(1) : null;
                if (sequence != null) {
                    moveSequence(sequence, quoted(table), quoted(column));
                }
            }
        }
    }

    private void moveSequence(String sequence, String table, String column) throws SQLException {
        try (PreparedStatement move =
                connection.prepareStatement("select pg_catalog.setval(?::pg_catalog.regclass, pg_catalog.max(" + column
                        + ")) from " + table + " having pg_catalog.max(" + column + ") is not null")) {
            move.setString(1, sequence);
            move.execute();
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return Identifier.quote(name);
    }
}
