package dev.plumbline.site.model;

import java.util.Comparator;

/**
 * Something that names a column or a function.
 *
 * @param what in words: view, index, foreign key, function
 * @param relation the number of the table or view it is or belongs to, else 0
 * @param routine the number of the function it is, else 0
 * @param bySource found by reading a function's source, where the server has no record of what it uses
 */
public record Use(String what, String name, long relation, long routine, boolean bySource) {

    public static final Comparator<Use> ORDER =
            Comparator.comparing(Use::what).thenComparing(Use::name).thenComparing(Use::bySource);
}
