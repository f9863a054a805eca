package dev.plumbline.verifier.check;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A part of a check that another connection may do in the meantime. Whoever needs its answer does it, unless somebody has begun. To be
 * closed by the check that made it, from when nobody begins it any more.
 */
public final class CheckPart<T> implements AutoCloseable {

    /** Reads what the part is about; on any connection with the same snapshot. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(CheckContext context) throws SQLException;
    }

    /** Does a part that it has begun, with whatever surrounds work on its connection. */
    @FunctionalInterface
    public interface Helper {
        <T> T does(Question<T> question) throws SQLException;
    }

    private final Question<T> question;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    CheckPart(Question<T> question) {
        this.question = question;
    }

    /** True for one caller, who then has to call {@link #answer(Helper)}. */
    public boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** What fails is thrown where the answer is needed. */
    public void answer(Helper helper) {
        try {
            answer.complete(helper.does(question));
        } catch (SQLException | RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Waits for the answer where somebody has begun. */
    public T answer(CheckContext own) throws SQLException {
        if (begin()) {
            return question.ask(own);
        }
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw failed.getCause() instanceof RuntimeException thrown ? thrown : failed;
        }
    }

    @Override
    public void close() {
        begin();
    }
}
