package dev.plumbline.test.spring;

import dev.plumbline.test.PlumblineTest;
import dev.plumbline.test.TestDatabase;
import dev.plumbline.test.TestDatabases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Sets the address of the database before anything else of the context is made. Equal ones let Spring share a context. */
final class PlumblineContextCustomizer implements ContextCustomizer {

    private final Class<?> testClass;
    private final PlumblineTest wanted;

    PlumblineContextCustomizer(Class<?> testClass, PlumblineTest wanted) {
        this.testClass = testClass;
        this.wanted = wanted;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestDatabase database = TestDatabases.kept(testClass, wanted);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "plumbline",
                        Map.of(
                                "spring.datasource.url", database.url(),
                                "spring.datasource.username", database.user(),
                                "spring.datasource.password", database.password(),
                                "spring.test.database.replace", "none")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlumblineContextCustomizer one
                && TestDatabases.key(testClass, wanted).equals(TestDatabases.key(one.testClass, one.wanted));
    }

    @Override
    public int hashCode() {
        return TestDatabases.key(testClass, wanted).hashCode();
    }
}
