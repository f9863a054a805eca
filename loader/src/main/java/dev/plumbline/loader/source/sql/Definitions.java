package dev.plumbline.loader.source.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes the statements of an SQL file that make or alter tables and sequences; they are read, never executed. */
@FunctionalInterface
public interface Definitions {

    /**
     * @param statement from CREATE or ALTER on, without its semicolon
     * @param schema the schema of a table that is named without one, as far as the file has said
     */
    void take(List<Token> statement, Function<String, Optional<String>> schema);
}
