package dev.plumbline.test;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The databases that outlive a test class: those of a whole run, and those a Spring context is connected to, which may be kept until
 * the run ends. They go with the throw-away server.
 */
public final class TestDatabases {

    private static final Map<String, TestDatabase> KEPT = new ConcurrentHashMap<>();

    private TestDatabases() {}

    /** The database of a test class for as long as the run; the same one at every call. */
    public static TestDatabase kept(Class<?> testClass, PlumblineTest wanted) {
        return KEPT.computeIfAbsent(key(testClass, wanted), key -> TestDatabase.of(wanted));
    }

    static @Nullable TestDatabase ifKept(Class<?> testClass, PlumblineTest wanted) {
        return wanted.scope() == PlumblineTest.Scope.RUN ? kept(testClass, wanted) : KEPT.get(key(testClass, wanted));
    }

    /** What two test classes must have in common to share a database. */
    public static String key(Class<?> testClass, PlumblineTest wanted) {
        return wanted.pack() + "\n" + wanted.sample()
                + (wanted.scope() == PlumblineTest.Scope.RUN
                        ? ""
                        : "\n" + outermost(testClass).getName());
    }

    /** Nested classes belong to the one around them. */
    private static Class<?> outermost(Class<?> testClass) {
        Class<?> found = testClass;
        while (found.getEnclosingClass() != null && !found.isAnnotationPresent(PlumblineTest.class)) {
            found = Objects.requireNonNull(found.getEnclosingClass());
        }
        return found;
    }
}
