package dev.plumbline.cli.help;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import picocli.CommandLine.Model.ArgSpec;

/** An option that few calls need: short help leaves it out, {@code help VERB --all}, the manual and the reference have it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Further {

    /** Whether an option was marked. */
    final class Options {
        private Options() {}

        static boolean contain(ArgSpec arg) {
            return arg.userObject() instanceof AnnotatedElement declared && declared.isAnnotationPresent(Further.class);
        }
    }
}
