package dev.plumbline.test.spring;

import dev.plumbline.test.PlumblineExtension;
import dev.plumbline.test.PlumblineTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Found by Spring in {@code META-INF/spring.factories}. */
public final class PlumblineContextCustomizerFactory implements ContextCustomizerFactory {

    /** Made by Spring. */
    public PlumblineContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return PlumblineExtension.wanted(testClass)
                .map(wanted -> customizer(testClass, wanted))
                .orElse(null);
    }

    private static ContextCustomizer customizer(Class<?> testClass, PlumblineTest wanted) {
        if (wanted.scope() == PlumblineTest.Scope.METHOD) {
            throw new IllegalStateException(testClass.getName()
                    + ": @PlumblineTest(scope = METHOD) makes a database for every test, but a Spring context outlives a test;"
                    + " expected CLASS or RUN");
        }
        return new PlumblineContextCustomizer(testClass, wanted);
    }
}
