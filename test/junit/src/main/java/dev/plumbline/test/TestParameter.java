package dev.plumbline.test;

/**
 * A further type that tests may ask for as a parameter; found as a service of this type. One value is made for each test.
 *
 * @param <T> the type of the parameter
 */
public interface TestParameter<T> {

    Class<T> type();

    T of(TestDatabase database);

    /** Called after a test that asked for it and has not failed. */
    default void afterTest(T value) {}
}
