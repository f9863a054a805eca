package dev.plumbline.operate.undo;

import dev.plumbline.database.Database;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes undo steps on one session, each in a transaction of its own with the proof that it restored what its migration had found. */
final class WayBack {
    private final Database database;
    private final Pack pack;
    private final Consumer<String> messages;
    private @Nullable Bookkeeping books;
    private @Nullable Followed followed;

    WayBack(Database database, Pack pack, Consumer<String> messages) {
        this.database = database;
        this.pack = pack;
        this.messages = messages;
    }

    /** @param last whether everything is read again for the proof of this one */
    void take(Connection connection, LockRetry retry, UndoStep step, boolean last) throws SQLException {
        Followed then = followed;
        followed = null;
        Followed now = retry.<Followed, RuntimeException>commit(
                connection, transaction -> take(transaction, then, step, last));
        now.back();
        followed = now;
    }

    /** An earlier attempt that was rolled back invalidates the tracked catalogue, which is then read again. */
    private Followed take(Connection transaction, @Nullable Followed then, UndoStep step, boolean last)
            throws SQLException {
        boolean goesOn = then != null && then.isFresh();
        Bookkeeping kept = goesOn ? books(transaction) : open(transaction);
        Followed now = then != null && goesOn ? then : new Followed(transaction);
        now.begin();
        var one = new OneStep(transaction, pack, step, messages, kept, () -> {
            now.look();
            return now::find;
        });
        one.run();
        now.look();
        if (last) {
            now.lookAtEverything();
        }
        prove(transaction, one, now, kept, step, last);
        one.enter();
        return now;
    }

    /** The proof of a step that was taken without a transaction. */
    void finish(Connection transaction, UndoStep step) throws SQLException {
        followed = null;
        Bookkeeping kept = open(transaction);
        var now = new Followed(transaction);
        now.begin();
        var one = new OneStep(transaction, pack, step, messages, kept, () -> now::find);
        prove(transaction, one, now, kept, step, false);
        one.enter();
    }

    private void prove(Connection transaction, OneStep one, Followed now, Bookkeeping kept, UndoStep step, boolean last)
            throws SQLException {
        if (now.knows(transaction, kept, step)) {
            one.prove(now, last);
        } else {
            Optional<Expected> expected = Expected.built(database, pack, step);
            if (expected.isPresent()) {
                one.prove(expected.get());
            } else {
                messages.accept(
                        "note: " + step + " was applied before steps were recorded, and what the files before it"
                                + " build takes a superuser, which no file is on a server of this machine: not compared");
            }
        }
    }

    private Bookkeeping books(Connection connection) throws SQLException {
        return books == null ? open(connection) : books;
    }

    private Bookkeeping open(Connection connection) throws SQLException {
        Bookkeeping opened = Bookkeeping.of(connection);
        opened.create(connection);
        books = opened;
        return opened;
    }
}
