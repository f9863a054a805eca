package dev.plumbline.schema.codegen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.jooq.codegen.GeneratorStrategy;

/**
 * A naming strategy whose names are the same everywhere. jOOQ's own makes some of them by the machine's locale ({@code getİd} in
 * Turkey); the types it looks up by that locale too, which is why only the naming is taken out of it.
 */
final class StableNames {

    private StableNames() {}

    static GeneratorStrategy of(GeneratorStrategy strategy) {
        return (GeneratorStrategy) Proxy.newProxyInstance(
                StableNames.class.getClassLoader(),
                new Class<?>[] {GeneratorStrategy.class},
                (proxy, method, given) -> {
                    Locale locale = Locale.getDefault();
                    Locale.setDefault(Locale.ROOT);
                    try {
                        return method.invoke(strategy, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        Locale.setDefault(locale);
                    }
                });
    }
}
