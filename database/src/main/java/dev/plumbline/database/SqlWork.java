package dev.plumbline.database;

import java.sql.SQLException;

/** Something done on a connection. */
@FunctionalInterface
public interface SqlWork<T> {
    T run() throws SQLException;
}
