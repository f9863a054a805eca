package dev.plumbline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.session.Commit;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The arrows of the modules: each knows only those below it, and no packages of one module form a circle. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ProductOnly.class)
class ArchitectureTest {
    private static final String TYPES = "dev.plumbline.types..";
    private static final String CLI = "dev.plumbline.cli..";
    /** Packages with a reason to hold more than fifteen classes: the parts of one generator. They are to shrink. */
    private static final Map<String, Long> LARGE = Map.of("dev.plumbline.packs.vehicles.data", 18L);

    private static final Set<String> NAMED_WITH_THEIR_CLASS = Set.of("Kind", "Result");

    @ArchTest
    static final ArchRule modulesKnowOnlyThoseBelow = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("pages")
            .definedBy("dev.plumbline.pages..")
            .layer("database")
            .definedBy("dev.plumbline.database..")
            .layer("server")
            .definedBy("dev.plumbline.server..")
            .layer("catalog")
            .definedBy("dev.plumbline.catalog..")
            .layer("schema")
            .definedBy("dev.plumbline.schema..")
            .layer("operate")
            .definedBy("dev.plumbline.operate..")
            .layer("planner")
            .definedBy("dev.plumbline.planner..")
            .layer("types")
            .definedBy(TYPES)
            .layer("data")
            .definedBy("dev.plumbline.data..")
            .layer("test engine")
            .definedBy("dev.plumbline.testengine..")
            .layer("test")
            .definedBy("dev.plumbline.test..")
            .layer("loader")
            .definedBy("dev.plumbline.loader..")
            .layer("verifier")
            .definedBy("dev.plumbline.verifier..")
            .layer("site")
            .definedBy("dev.plumbline.site..")
            .layer("packs")
            .definedBy("dev.plumbline.packs..")
            .layer("cli")
            .definedBy(CLI)
            .whereLayer("pages")
            .mayNotAccessAnyLayer()
            .whereLayer("database")
            .mayNotAccessAnyLayer()
            .whereLayer("server")
            .mayOnlyAccessLayers("database")
            .whereLayer("catalog")
            .mayOnlyAccessLayers("database")
            .whereLayer("schema")
            .mayOnlyAccessLayers("database", "server", "catalog")
            .whereLayer("operate")
            .mayOnlyAccessLayers("database", "server", "catalog", "schema")
            .whereLayer("planner")
            .mayOnlyAccessLayers("pages", "database", "server", "catalog", "schema", "operate")
            .whereLayer("types")
            .mayNotAccessAnyLayer()
            .whereLayer("data")
            .mayOnlyAccessLayers("database")
            .whereLayer("loader")
            .mayOnlyAccessLayers("database")
            .whereLayer("test engine")
            .mayOnlyAccessLayers("database", "server", "schema", "data")
            .whereLayer("test")
            .mayOnlyAccessLayers("database")
            .whereLayer("verifier")
            .mayOnlyAccessLayers("pages", "database", "server", "catalog", "schema", "data", "test")
            .whereLayer("site")
            .mayOnlyAccessLayers("pages", "database", "server", "catalog", "schema", "verifier")
            .whereLayer("packs")
            .mayOnlyAccessLayers("database", "schema", "types", "data", "verifier", "site")
            .whereLayer("packs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule typesKnowJooqAlone = noClasses()
            .that()
            .resideInAPackage(TYPES)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(TYPES, "org.jooq..", "java..");

    @ArchTest
    static final ArchRule onlyTheCommandReadsACommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule packagesHaveNoCircles =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static void noPackageIsCrowded(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(c -> c.isTopLevelClass() && !EachPackage.isGenerated(c))
                        .filter(c -> !c.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy(
                        (name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(LARGE.getOrDefault(name, 15L)));
    }

    /** A name means one thing. The packs know nothing of each other, and their generators speak the words of their own field. */
    @ArchTest
    static void noTwoClassesHaveOneName(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(c -> c.isTopLevelClass() && !EachPackage.isGenerated(c))
                        .filter(c -> !c.getPackageName().startsWith("dev.plumbline.packs."))
                        .filter(c -> !c.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getSimpleName))
                        .values())
                .isNotEmpty()
                .allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /**
     * Within a module a nested type does not bear the name of another one, nor of a class. {@code Kind} and {@code Result} say nothing
     * without the class that they belong to, and are named with it.
     */
    @ArchTest
    static void noTwoTypesOfAModuleHaveOneName(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(c -> !c.isAnonymousClass() && !c.isLocalClass() && !EachPackage.isGenerated(c))
                        .filter(c -> !c.getPackageName().startsWith("dev.plumbline.packs."))
                        .filter(c -> !c.getSimpleName().equals("package-info"))
                        .filter(c -> c.isTopLevelClass() || !NAMED_WITH_THEIR_CLASS.contains(c.getSimpleName()))
                        .collect(Collectors.groupingBy(
                                c -> c.getPackageName().split("\\.")[2] + ": " + c.getSimpleName())))
                .isNotEmpty()
                .allSatisfy((name, same) -> assertThat(same).as(name).hasSize(1));
    }

    /** A slice for every single package, the doors of the modules included; jOOQ's generated packages know each other. */
    private static final class EachPackage implements SliceAssignment {

        static boolean isGenerated(JavaClass javaClass) {
            return javaClass.getPackageName().startsWith("dev.plumbline.types.");
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return isGenerated(javaClass) ? SliceIdentifier.ignore() : SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }

    /** Each of its sessions is closed to a stranger's names before anything else is sent; a service's test gets sessions of its own. */
    @ArchTest
    static final ArchRule connectionsComeFromOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Database.class.getName())
            .and()
            .resideOutsideOfPackage("dev.plumbline.test..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.<JavaClass>owner(JavaClass.Predicates.assignableTo(Driver.class)
                                    .or(JavaClass.Predicates.assignableTo(DataSource.class))
                                    .or(JavaClass.Predicates.type(DriverManager.class))))
                    .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching("connect|getConnection"))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class);

    /**
     * Transactions and savepoints are begun and ended by Transaction and Savepoints, which roll back and hide no error. Beside them:
     * Commit has to ask what became of a commit, and Database hands out a connection that is one transaction and ends with it.
     */
    @ArchTest
    static final ArchRule transactionsAreBegunInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.plumbline.test..", "dev.plumbline.testengine..")
            .and(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(
                    Transaction.class, Savepoints.class, Commit.class, Database.class)))
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.<JavaClass>owner(
                            JavaClass.Predicates.assignableTo(Connection.class)))
                    .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                            "setAutoCommit|commit|rollback|setSavepoint|releaseSavepoint"))));

    /** What runs with the user's own path is not ours: samples into a database of ours, and a session for a user's own code. */
    @ArchTest
    static final ArchRule sessionsWithTheUsersPathAreFew = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.plumbline.test..", "dev.plumbline.testengine..", "dev.plumbline.verifier.junit..")
            .and()
            .doNotHaveSimpleName("SeedCommand")
            .and()
            .doNotHaveSimpleName("ArchivedClasses")
            .should()
            .callMethod(Database.class, "connectForUser");
}
