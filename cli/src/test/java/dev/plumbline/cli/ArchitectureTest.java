package dev.plumbline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the modules: schema is known by codegen, loader and verifier, those by cli, and nobody knows backwards. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SCHEMA = "dev.plumbline.schema..";
    private static final String TYPES = "dev.plumbline.types..";
    private static final String DATA = "dev.plumbline.data..";
    private static final String LOADER = "dev.plumbline.loader..";
    private static final String VERIFIER = "dev.plumbline.verifier..";
    private static final String CLI = "dev.plumbline.cli..";

    @ArchTest
    static final ArchRule schemaKnowsNobody = noClasses()
            .that()
            .resideInAPackage(SCHEMA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TYPES, DATA, LOADER, VERIFIER, CLI);

    @ArchTest
    static final ArchRule typesKnowJooqAlone = noClasses()
            .that()
            .resideInAPackage(TYPES)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(TYPES, "org.jooq..", "java..");

    @ArchTest
    static final ArchRule dataKnowsNobody = noClasses()
            .that()
            .resideInAPackage(DATA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEMA, TYPES, LOADER, VERIFIER, CLI);

    @ArchTest
    static final ArchRule loaderDoesNotKnowVerifier = noClasses()
            .that()
            .resideInAPackage(LOADER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VERIFIER, CLI);

    @ArchTest
    static final ArchRule verifierDoesNotKnowLoader = noClasses()
            .that()
            .resideInAPackage(VERIFIER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LOADER, CLI);

    @ArchTest
    static final ArchRule onlyTheCommandReadsACommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule packagesOfSchemaHaveNoCircles =
            slices().matching("dev.plumbline.schema.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfLoaderHaveNoCircles =
            slices().matching("dev.plumbline.loader.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfVerifierHaveNoCircles =
            slices().matching("dev.plumbline.verifier.(*)..").should().beFreeOfCycles();
}
