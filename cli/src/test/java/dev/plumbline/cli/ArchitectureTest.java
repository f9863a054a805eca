package dev.plumbline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Collectors;

/** The arrows of the modules: each knows only those below it, and no packages of one module form a circle. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String TYPES = "dev.plumbline.types..";
    private static final String CLI = "dev.plumbline.cli..";

    @ArchTest
    static final ArchRule modulesKnowOnlyThoseBelow = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
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
            .layer("cli")
            .definedBy(CLI)
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
            .whereLayer("types")
            .mayNotAccessAnyLayer()
            .whereLayer("data")
            .mayNotAccessAnyLayer()
            .whereLayer("loader")
            .mayOnlyAccessLayers("database")
            .whereLayer("test engine")
            .mayOnlyAccessLayers("database", "server", "schema", "data")
            .whereLayer("test")
            .mayOnlyAccessLayers("database")
            .whereLayer("verifier")
            .mayOnlyAccessLayers("database", "server", "catalog", "schema", "types", "data", "test")
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
    static final ArchRule packagesOfDatabaseHaveNoCircles =
            slices().matching("dev.plumbline.database.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfSchemaHaveNoCircles =
            slices().matching("dev.plumbline.schema.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfOperateHaveNoCircles =
            slices().matching("dev.plumbline.operate.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfLoaderHaveNoCirclesAtAnyDepth = slices().assignedFrom(
                    new EachPackageOf("dev.plumbline.loader"))
            .should()
            .beFreeOfCycles();

    @ArchTest
    static void noPackageOfLoaderIsCrowded(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(c -> c.isTopLevelClass() && EachPackageOf.within("dev.plumbline.loader", c))
                        .filter(c -> !c.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(15));
    }

    @ArchTest
    static final ArchRule packagesOfVerifierHaveNoCircles =
            slices().matching("dev.plumbline.verifier.(*)..").should().beFreeOfCycles();

    /** A slice for every single package of a module, that of its door included. */
    private record EachPackageOf(String module) implements SliceAssignment {

        static boolean within(String module, JavaClass javaClass) {
            return (javaClass.getPackageName() + ".").startsWith(module + ".");
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return within(module, javaClass)
                    ? SliceIdentifier.of(javaClass.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package of " + module;
        }
    }
}
