package dev.plumbline.verifier.junit;

import dev.plumbline.database.Database;
import dev.plumbline.verifier.data.Expectations;
import java.sql.Connection;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Behind {@link PlumblineTest}: makes databases when a parameter asks for one, drops them with the test or the class. */
public final class PlumblineExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PlumblineExtension.class);
    private static final Set<Class<?>> TYPES =
            Set.of(Database.class, Connection.class, DSLContext.class, Expectations.class);

    /** Made by JUnit. */
    public PlumblineExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestDatabase database = database(context);
        if (type == Database.class) {
            return database.database();
        }
        if (type == Connection.class) {
            return database.connection();
        }
        return type == DSLContext.class ? database.sql() : expectations(context, database);
    }

    /** Promises stated and forgotten would make a test that cannot fail. A test that has failed already is left to its reason. */
    @Override
    public void afterEach(ExtensionContext context) {
        Expectations stated =
                context.getStore(NAMESPACE).get("expectations " + context.getUniqueId(), Expectations.class);
        if (stated != null
                && !stated.isEmpty()
                && context.getExecutionException().isEmpty()) {
            stated.verify();
        }
    }

    private static Expectations expectations(ExtensionContext context, TestDatabase database) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "expectations " + context.getUniqueId(),
                        key -> Expectations.on(database.database()),
                        Expectations.class);
    }

    /** A store asks its parents too, so a class shares what was made for it, and a key of its own keeps a method apart. */
    private static TestDatabase database(ExtensionContext context) {
        PlumblineTest wanted = AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), PlumblineTest.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new ParameterResolutionException(
                        context.getRequiredTestClass().getName() + " has no @PlumblineTest"));
        boolean own = wanted.scope() == PlumblineTest.Scope.METHOD
                && context.getTestMethod().isPresent();
        ExtensionContext owner = own ? context : classOf(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "database" + (own ? " " + context.getUniqueId() : ""),
                        key -> new TestDatabase(wanted),
                        TestDatabase.class);
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent() && found.getParent().isPresent()) {
            found = found.getParent().get();
        }
        return found;
    }
}
