package dev.plumbline.loader.pipe;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.target.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A source of rows.
 *
 * @param label its name in messages
 * @param table the table it is for; empty where the input itself names tables
 * @param opener opens it, given the columns of the table when they are known
 * @param repeatable whether it can be opened again and gives the same rows
 * @param bytes its size, -1 when not known
 * @param names what a column of the input is called in its table
 */
public record Feed(
        String label,
        Optional<Name> table,
        Opener opener,
        boolean repeatable,
        long bytes,
        BiFunction<Name, String, String> names) {

    public Feed(String label, Optional<Name> table, Opener opener, boolean repeatable, long bytes) {
        this(label, table, opener, repeatable, bytes, (name, column) -> column);
    }

    /** Opens the rows. */
    @FunctionalInterface
    public interface Opener {
        /** @param definitions takes an SQL file's definitions of tables; empty: they are not wanted */
        RowSource open(List<String> targetColumns, Optional<Definitions> definitions);

        /** Whether input that can be read only once could be reopened, given how far it has been read. */
        default boolean again() {
            return false;
        }

        default RowSource open(List<String> targetColumns) {
            return open(targetColumns, Optional.empty());
        }
    }

    /** Whether it can be read again, given how far it has been read. */
    public boolean again() {
        return repeatable || opener.again();
    }

    /** One of its blocks, with the table's column names. */
    RowBlock named(RowBlock block) {
        Optional<Name> target = table.or(() -> block.table().map(t -> new Name(t.schema(), t.name())));
        if (target.isEmpty()) {
            return block;
        }
        List<String> named =
                block.columns().stream().map(c -> names.apply(target.get(), c)).toList();
        return named.equals(block.columns())
                ? block
                : new RowBlock(
                        block.format(), block.table(), named, block.overriding(), block.settings(), block.silent());
    }
}
