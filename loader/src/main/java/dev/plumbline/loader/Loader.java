package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.Name;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The door of the loader: fills tables of one database. Stateless; every load opens a connection of its own and closes it.
 *
 * <pre>{@code
 * Loader.of(database).into("public.vehicles").mode(Mode.REPLACE).files(Path.of("vehicles.csv")).run();
 * Loader.of(database).into(ENGINES).rows(stream).column(ENGINES.ID, Engine::id).column(ENGINES.NAME, Engine::name).run();
 * }</pre>
 */
public final class Loader {

    private final Database database;

    private Loader(Database database) {
        this.database = database;
    }

    public static Loader of(Database database) {
        return new Loader(database);
    }

    /** A table by its name, as SQL would write it; all input is for this table. */
    public FileLoad into(String table) {
        try {
            return new FileLoad(database, Name.parse(table));
        } catch (IllegalArgumentException e) {
            throw LoadException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** A table by its generated class: the compiler then checks the rows. */
    public <R extends Record> TypedLoad<R> into(Table<R> table) {
        return new TypedLoad<>(database, table);
    }

    /** Tables that the input itself names (SQL files), or that are given file by file. */
    public FileLoad intoNamed() {
        return new FileLoad(database, null);
    }
}
