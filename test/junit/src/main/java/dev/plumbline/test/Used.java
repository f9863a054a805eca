package dev.plumbline.test;

import java.util.LinkedHashMap;
import java.util.Map;

/** The further parameters one test has asked for. */
final class Used {
    private final Map<TestParameter<?>, Object> values = new LinkedHashMap<>();

    <T> T value(TestParameter<T> parameter, TestDatabase database) {
        return parameter.type().cast(values.computeIfAbsent(parameter, one -> parameter.of(database)));
    }

    void afterTest() {
        values.forEach(Used::afterTest);
    }

    private static <T> void afterTest(TestParameter<T> parameter, Object value) {
        parameter.afterTest(parameter.type().cast(value));
    }
}
