package dev.plumbline.loader.copy;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.loader.target.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Runs one COPY … FROM STDIN after another on one connection. Remembers where the rows still in flight came from, so that a server error
 * can be traced to a line. Closing in the middle cancels.
 */
public final class CopyStream implements AutoCloseable {

    /** How far the server can lag behind: two socket buffers, with a generous margin. */
    private static final long REMEMBERED_BYTES = 24L * 1024 * 1024;

    private final Connection connection;
    private final CopyManager manager;
    private final OnBehalf onBehalf;
    private ActingRole owner = ActingRole.SESSION;
    private @Nullable CopyIn open;
    private @Nullable CopyInto openInto;
    private @Nullable WaitingRows waiting;
    private @Nullable TargetTable target;
    private String relation = "";
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long sentRows;
    private long sentBytes;
    private boolean remembers;
    private long swallowed;

    private record Sent(long firstRow, CopyBatch batch) {}

    /** Runs a statement that writes to a table, as its owner, and returns how many rows it wrote. */
    @FunctionalInterface
    public interface OnBehalf {
        long write(TargetTable target, String sql) throws SQLException;
    }

    public CopyStream(Connection connection, OnBehalf onBehalf) throws SQLException {
        this.connection = connection;
        this.onBehalf = onBehalf;
        manager = new CopyManager(connection.unwrap(BaseConnection.class));
    }

    /**
     * Sends a batch, in the current COPY when that has the same statement.
     *
     * @param relationName the table's name without schema, as the server's messages have it
     * @return rows loaded by earlier COPY statements that this call ended
     */
    public long send(CopyInto into, String relationName, CopyBatch batch) throws SQLException {
        long finished = 0;
        if (open == null || !into.equals(openInto)) {
            finished = finish();
            open = copyIn(into, batch.layout().target());
            relation = waiting == null ? relationName : WaitingRows.NAME;
            remembers = true;
        }
        sent.add(new Sent(sentRows, batch));
        sentRows += batch.rows();
        sentBytes += batch.length();
        while (sentBytes - sent.getFirst().batch().length() > REMEMBERED_BYTES) {
            sentBytes -= sent.removeFirst().batch().length();
        }
        open.writeToCopy(batch.data(), 0, batch.length());
        return finished;
    }

    /** What triggers, checks and defaults of the table call was written for the database's search path, and runs as its owner. */
    private CopyIn copyIn(CopyInto into, TargetTable theirs) throws SQLException {
        openInto = into;
        target = theirs;
        waiting = null;
        owner = ActingRole.SESSION;
        if (theirs.runsAs().confined()) {
            waiting =
                    WaitingRows.create(connection, into, theirs.runsAs().role().orElseThrow());
            SearchPath.open(connection);
            return manager.copyIn(waiting.copySql());
        }
        SearchPath.open(connection);
        owner = theirs.runsAs();
        owner.begin(connection);
        return manager.copyIn(into.sql());
    }

    /** @return how many of the rows are now in their table */
    private long takeBack(long rows) throws SQLException {
        owner.end(connection);
        SearchPath.close(connection);
        WaitingRows passing = waiting;
        waiting = null;
        if (passing == null || target == null) {
            return rows;
        }
        long written = onBehalf.write(target, passing.moveOnSql());
        passing.drop();
        return written;
    }

    /** Sends rows without remembering anything of them. */
    public void sendBytes(TargetTable theirs, CopyInto into, byte[] rows, int length) throws SQLException {
        if (open == null || !into.equals(openInto)) {
            finish();
            open = copyIn(into, theirs);
            remembers = false;
        }
        open.writeToCopy(rows, 0, length);
    }

    /** Sends some rows of a batch in a COPY of their own. */
    public void sendAlone(CopyInto into, CopyBatch batch, int from, int to) throws SQLException {
        finish();
        CopyIn copy = copyIn(into, batch.layout().target());
        try {
            copy.writeToCopy(batch.data(), batch.start(from), batch.start(to) - batch.start(from));
            takeBack(copy.endCopy());
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The number of the row that an error refers to within its COPY, -1 when it refers to none. */
    public int rowOf(SQLException error, String relationName) {
        return (int) CopyErrors.row(error, waiting == null ? relationName : WaitingRows.NAME);
    }

    /** Ends the current COPY and returns how many rows it loaded. */
    public long finish() throws SQLException {
        CopyIn copy = open;
        if (copy == null) {
            return 0;
        }
        long rows = takeBack(copy.endCopy());
        open = null;
        swallowed += remembers ? sentRows - rows : 0;
        sent.clear();
        sentRows = 0;
        sentBytes = 0;
        return rows;
    }

    /** Rows that were sent by {@link #send} but not loaded, without an error, by COPY statements that have ended since the last call. */
    public long takeSwallowed() {
        long rows = swallowed;
        swallowed = 0;
        return rows;
    }

    /** The row that an error of the current COPY (or of the one that has just failed to end) refers to. */
    public Optional<RowPlace> place(SQLException error) {
        long row = CopyErrors.row(error, relation);
        if (row < 1) {
            return Optional.empty();
        }
        for (Sent one : sent) {
            long i = row - 1 - one.firstRow();
            if (i >= 0 && i < one.batch().rows()) {
                return Optional.of(new RowPlace(one.batch(), (int) i));
            }
        }
        return Optional.empty();
    }

    /** A row of a batch. */
    public record RowPlace(CopyBatch batch, int row) {}

    @Override
    public void close() throws SQLException {
        CopyIn copy = open;
        open = null;
        if (copy != null && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
