package dev.plumbline.verifier.reader;

import java.io.Serial;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Sends jOOQ's questions through the reader. Rows that are fetched later were found before. */
final class ReaderListener implements ExecuteListener {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Reader reader;

    ReaderListener(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void renderEnd(ExecuteContext question) {
        String sql = question.sql();
        if (sql != null) {
            try {
                question.sql(reader.query(sql));
            } catch (SQLException e) {
                throw new DataAccessException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    @Override
    public void executeEnd(ExecuteContext question) {
        try {
            reader.forget();
        } catch (SQLException e) {
            throw new DataAccessException(String.valueOf(e.getMessage()), e);
        }
    }
}
