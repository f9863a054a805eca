package dev.plumbline.operate.rehearse;

import dev.plumbline.operate.rehearse.CopiedTables.CopiedColumn;
import dev.plumbline.operate.rehearse.CopiedTables.CopiedTable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;

/** Writes the rows of a table as a migration leaves them, as a subquery over the unmigrated table. */
final class RowsOfBefore {

    private final CopiedTables before;
    private final CopiedTables after;
    private final OwnConversions own;

    /** Why no query over the unmigrated tables can tell. */
    static final class CannotTell extends Exception {
        private static final long serialVersionUID = 1L;

        CannotTell(String reason) {
            super(reason);
        }
    }

    RowsOfBefore(CopiedTables before, CopiedTables after, OwnConversions own) {
        this.before = before;
        this.after = after;
        this.own = own;
    }

    boolean isNew(long table) {
        return !before.tables().containsKey(table);
    }

    CopiedTable before(long table) throws CannotTell {
        CopiedTable found = before.tables().get(table);
        if (found == null) {
            throw new CannotTell("the migration makes the table and fills it from the rows of others");
        }
        return found;
    }

    CopiedTable after(long table) throws CannotTell {
        CopiedTable found = after.tables().get(table);
        if (found == null) {
            throw new CannotTell("its table is not one of the database's own");
        }
        return found;
    }

    /** Whether the migration itself wrote, deleted or replaced rows, so that the old rows are not the new ones. */
    boolean isWritten(long table) {
        CopiedTable was = before.tables().get(table);
        CopiedTable is = after.tables().get(table);
        return was == null
                || is == null
                || was.written().isEmpty()
                || !was.written().equals(is.written())
                || was.rows() != is.rows();
    }

    /** A changed type says how the values of a column were converted, unless the migration says it itself. */
    void refuseOwn(CopiedColumn was, CopiedColumn is) throws CannotTell {
        if (!was.type().equals(is.type()) && own.mayBeOf(was.name(), is.name())) {
            throw new CannotTell("the migration converts column " + is.name() + " by an expression of its own (USING)");
        }
    }

    /** The columns with the names and types they have afterwards. */
    String of(long table, Collection<Integer> numbers) throws CannotTell {
        SortedMap<Integer, CopiedColumn> old = before(table).columns();
        SortedMap<Integer, CopiedColumn> now = after(table).columns();
        Set<String> columns = new LinkedHashSet<>();
        for (int number : numbers) {
            CopiedColumn is = now.get(number);
            if (is == null) {
                throw new CannotTell("it speaks of a column of the system");
            }
            CopiedColumn was = old.get(number);
            if (was == null) {
                throw new CannotTell("column " + is.name() + " is new, and its values are the migration's own");
            }
            refuseOwn(was, is);
            columns.add(was.name() + (was.type().equals(is.type()) ? "" : "::" + is.type()) + " as " + is.name());
        }
        return "(select " + String.join(", ", columns) + " from "
                + before(table).from() + ")";
    }
}
