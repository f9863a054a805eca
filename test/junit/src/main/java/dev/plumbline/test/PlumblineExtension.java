package dev.plumbline.test;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Behind {@link PlumblineTest}: makes databases when a parameter asks for one, drops them with the test or the class. */
public final class PlumblineExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PlumblineExtension.class);
    private static final String LACKING = "plumbline.lacking";
    private static final String DSL_CONTEXT = "org.jooq.DSLContext";
    private static final List<TestParameter<?>> FURTHER = further();

    /** Made by JUnit. */
    public PlumblineExtension() {}

    /** A server without an extension that the pack needs can make no database of it: skipped, but failed where a build is to prove all. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<PlumblineTest> wanted = context.getTestClass().flatMap(PlumblineExtension::wanted);
        if (wanted.isEmpty() || context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("asked of classes");
        }
        String pack = wanted.get().pack();
        String lacking = TestDatabase.lacking(pack);
        if (lacking.isEmpty()) {
            return ConditionEvaluationResult.enabled("the server has what pack " + pack + " needs");
        }
        String reason = "pack " + pack + ": the server lacks extension " + lacking
                + " (a container of an image that has it: PLUMBLINE_IMAGE)";
        boolean skipped = context.getConfigurationParameter(LACKING)
                .map("skip"::equals)
                .orElse(!"true".equals(System.getenv("CI")));
        if (!skipped) {
            throw new ExtensionConfigurationException(
                    reason + "; " + LACKING + "=skip in junit-platform.properties skips it");
        }
        System.err.println("plumbline: " + context.getRequiredTestClass().getName() + " is not run: " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class
                || type == Database.class
                || type == DataSource.class
                || type == Connection.class
                || type.getName().equals(DSL_CONTEXT)
                || further(type).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Owned owned = owned(context);
        if (type == TestDatabase.class) {
            return owned.database;
        }
        if (type == Database.class) {
            return owned.database.database();
        }
        if (type == DataSource.class) {
            return owned.database.dataSource();
        }
        if (type == Connection.class) {
            return owned.connection();
        }
        return type.getName().equals(DSL_CONTEXT)
                ? Jooq.on(owned.connection())
                : Objects.requireNonNull(used(context).value(further(type).orElseThrow(), owned.database));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Used used = context.getStore(NAMESPACE).get("used " + context.getUniqueId(), Used.class);
        if (used != null && context.getExecutionException().isEmpty()) {
            used.afterTest();
        }
    }

    private static Used used(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("used " + context.getUniqueId(), key -> new Used(), Used.class);
    }

    /** A store asks its parents too, so a class shares what was made for it, and a key of its own keeps a method apart. */
    private static Owned owned(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        PlumblineTest wanted = wanted(testClass)
                .orElseThrow(() -> new ParameterResolutionException(testClass.getName() + " has no @PlumblineTest"));
        boolean own = wanted.scope() == PlumblineTest.Scope.METHOD
                && context.getTestMethod().isPresent();
        ExtensionContext owner = own ? context : classOf(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "database" + (own ? " " + context.getUniqueId() : ""),
                        key -> new Owned(TestDatabases.ifKept(testClass, wanted), wanted),
                        Owned.class);
    }

    /** The annotation of a test class, or of the class it is nested in. */
    public static Optional<PlumblineTest> wanted(Class<?> testClass) {
        for (Class<?> one = testClass; one != null; one = one.getEnclosingClass()) {
            Optional<PlumblineTest> found = AnnotationSupport.findAnnotation(one, PlumblineTest.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent() && found.getParent().isPresent()) {
            found = found.getParent().get();
        }
        return found;
    }

    private static List<TestParameter<?>> further() {
        var found = new ArrayList<TestParameter<?>>();
        ServiceLoader.load(TestParameter.class, PlumblineExtension.class.getClassLoader())
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static Optional<TestParameter<?>> further(Class<?> type) {
        return FURTHER.stream().filter(one -> one.type() == type).findFirst();
    }

    /**
     * A database with one connection that is opened when it is first asked for; closed with the store that holds it. Older versions
     * of JUnit close what is a {@code CloseableResource}, newer ones what is {@code AutoCloseable}, so closing twice is no harm.
     */
    private static final class Owned implements Store.CloseableResource, AutoCloseable {
        private final TestDatabase database;
        private final boolean kept;
        private @Nullable Connection connection;
        private boolean closed;

        Owned(@Nullable TestDatabase kept, PlumblineTest wanted) {
            this.database = kept == null ? TestDatabase.of(wanted) : kept;
            this.kept = kept != null;
        }

        Connection connection() {
            Connection open = connection;
            if (open == null) {
                try {
                    open = database.connect();
                } catch (SQLException e) {
                    throw new ParameterResolutionException("cannot connect to " + database.url(), e);
                }
                connection = open;
            }
            return open;
        }

        @Override
        public void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                if (connection != null) {
                    connection.close();
                }
            } finally {
                if (!kept) {
                    database.drop();
                }
            }
        }
    }
}
