package dev.plumbline.loader.source.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes the statements of an SQL file that create or alter tables and sequences; they are parsed, never executed. */
@FunctionalInterface
public interface Definitions {

    /**
     * @param statement from CREATE or ALTER on, without its semicolon
     * @param schema the schema of an unqualified table, as far as the file has set it
     */
    void take(List<Token> statement, Function<String, Optional<String>> schema);
}
