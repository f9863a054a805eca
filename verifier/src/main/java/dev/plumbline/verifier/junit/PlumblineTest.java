package dev.plumbline.verifier.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a database of its own: migrated, filled with the pack's sample, and copied from a template in milliseconds.
 * Test methods, set-up methods and constructors may ask for parameters of the types
 * {@link dev.plumbline.database.Database}, {@link java.sql.Connection}, {@link org.jooq.DSLContext} and
 * {@link dev.plumbline.verifier.data.Expectations}. Promises that a test states and does not verify itself are verified after it.
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
        /** Nobody: every test has a database of its own. */
        METHOD
    }
}
