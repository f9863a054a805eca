package dev.plumbline.verifier.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What a table-valued function must return.
 *
 * @param function its name
 * @param keys every existing key, each once, none with a null; its columns are the arguments in order
 * @param call the function called with the columns of a table of keys, such as
 *     {@code k -> GET_MAKES_FOR_YEAR.call(k.field(VEHICLE_OPTIONS.YEAR))}
 * @param expected the same answer by a plain query, for all keys at once: the columns of the key first, then those of the answer, by
 *     which, in that order, the function sorts
 */
public record FunctionProof(String function, Select<?> keys, Function<Table<?>, Table<?>> call, Select<?> expected) {

    public FunctionProof {
        if (expected.getSelect().size() <= keys.getSelect().size()) {
            throw new IllegalArgumentException(function + ": the expected answer has " + expected.getSelect()
                    + ", expected the columns of the key and at least one more");
        }
    }

    int arity() {
        return keys.getSelect().size();
    }

    /** The columns of the answer in the expected query; the function names them the same. */
    List<Field<?>> answer(Table<?> of) {
        return List.of(of.fields()).subList(arity(), of.fields().length);
    }

    /** A column of something that the query itself names: written as it is, not as a column of a table in the pack's schema. */
    static <T> Field<T> column(String alias, String name, DataType<T> type) {
        return DSL.field("{0}", type, DSL.name(alias, name));
    }

    /** The same columns of a called function, by name: their order in the generated class does not matter. */
    List<Field<?>> answerOf(String alias) {
        List<Field<?>> columns = new ArrayList<>();
        for (Field<?> column : answer(expected.asTable("e"))) {
            columns.add(column(alias, column.getName(), column.getDataType()));
        }
        return columns;
    }
}
