package dev.plumbline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

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
    static final ArchRule packagesOfLoaderHaveNoCircles =
            slices().matching("dev.plumbline.loader.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfVerifierHaveNoCircles =
            slices().matching("dev.plumbline.verifier.(*)..").should().beFreeOfCycles();
}
