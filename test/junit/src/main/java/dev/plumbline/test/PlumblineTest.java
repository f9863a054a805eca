package dev.plumbline.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a database of its own: migrated, filled with the pack's sample, and copied from a template in milliseconds.
 * Test methods, set-up methods and constructors may ask for parameters of the types {@link TestDatabase},
 * {@link dev.plumbline.database.Database}, {@link javax.sql.DataSource}, {@link java.sql.Connection} and, where jOOQ is on the class
 * path, {@code DSLContext}. In a Spring Boot test {@code spring.datasource.url}, {@code username} and {@code password} lead to the
 * same database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PlumblineExtension.class)
public @interface PlumblineTest {

    /** The name of a pack on the class path, or a folder of migrations. */
    String pack();

    /** What the database is shared by. */
    Scope scope() default Scope.CLASS;

    /** Whether the tables are filled with the pack's sample. A pack without one has empty tables either way. */
    boolean sample() default true;

    /** Who shares a database. */
    enum Scope {
        /** All tests of the class, one after the other: what one writes, the next one sees. */
        CLASS,
        /** Nobody: every test has a database of its own. Not for Spring, whose context outlives a test. */
        METHOD,
        /** All classes of the test run that name the same pack in the same way; Spring then shares their context too. */
        RUN
    }
}
