package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.data.DataSets;
import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.loader.Loader;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.reconcile.Reconcile;
import dev.plumbline.operate.reconcile.ReconcileUndo;
import dev.plumbline.operate.refresh.Refresh;
import dev.plumbline.operate.rehearse.Rehearsal;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.planner.TargetPlanner;
import dev.plumbline.schema.migrate.MigrationFailure;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.Servers;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.site.explore.DropDowns;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.promise.PackPromises;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others may build on: the doors, and every type that a public method of one of them takes or gives. Java makes the rest public
 * for the package next door; it is no API, and only as much of it is public as such a neighbour needs.
 */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ProductOnly.class)
class PublishedTypesTest {
    private static final Path LIST = Path.of("../docs/engineering/api.txt");

    private static final List<Class<?>> DOORS = List.of(
            Loader.class,
            Verifier.class,
            DropDowns.class,
            Expectations.class,
            PackPromises.class,
            DataSets.class,
            Database.class,
            Databases.class,
            Servers.class,
            ThrowAwayDatabase.class,
            MajorServer.class,
            Catalog.class,
            CatalogDiff.class,
            TableChecksum.class,
            Packs.class,
            Migrator.class,
            MigrationFailure.class,
            Undo.class,
            Backup.class,
            Restore.class,
            Rehearsal.class,
            Reconcile.class,
            ReconcileUndo.class,
            Refresh.class,
            Backfill.class,
            TargetPlanner.class);

    /** Found by name: by the command line, the class loader of tests, jOOQ's generator, the extensions of JUnit and Spring, as data of a pack. */
    private static final String FOUND_BY_NAME =
            "dev\\.plumbline\\.(cli\\.Plumbline|cli\\.verb\\..*|test\\..*|testengine\\..*|types\\..*|packs\\..*"
                    + "|schema\\.codegen\\.Plumbline.*|schema\\.contract\\.RecordContracts|verifier\\.junit\\..*|loader\\.zone\\..*)";

    /** Used by tests of other packages alone. */
    private static final Set<String> FOR_TESTS = Set.of(
            "dev.plumbline.cli.ArchivedClasses",
            "dev.plumbline.loader.source.sql.Encodings",
            "dev.plumbline.operate.backup.file.ManifestCheck",
            "dev.plumbline.operate.backup.file.TarBlocks",
            "dev.plumbline.operate.backup.source.ServerContainer",
            "dev.plumbline.planner.rule.RulePage");

    @ArchTest
    static void theApiIsTheListedOne(JavaClasses classes) throws Exception {
        SortedMap<String, Set<String>> api = new TreeMap<>();
        for (JavaClass one : api(classes)) {
            api.computeIfAbsent(one.getPackageName(), name -> new TreeSet<>()).add(one.getSimpleName());
        }
        String text = api.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()) + "\n")
                .collect(Collectors.joining());
        if ("write".equals(System.getProperty("plumbline.pages"))) {
            Files.writeString(LIST, text);
        }
        assertThat(text)
                .as("what others build on has changed; if that is meant: mvn -pl cli test -Dtest=PublishedTypesTest"
                        + " -Dplumbline.pages=write")
                .isEqualTo(Files.readString(LIST));
    }

    @ArchTest
    static void anInternalTypeIsPublicForANeighbour(JavaClasses classes) {
        Set<JavaClass> api = api(classes);

        assertThat(classes.stream()
                        .filter(one -> one.isTopLevelClass()
                                && one.getModifiers().contains(JavaModifier.PUBLIC)
                                && !one.getSimpleName().equals("package-info"))
                        .filter(one -> !api.contains(one)
                                && !one.getName().matches(FOUND_BY_NAME)
                                && !FOR_TESTS.contains(one.getName()))
                        .filter(one -> classes.stream()
                                .filter(other -> !other.getPackageName().equals(one.getPackageName()))
                                .noneMatch(other -> other.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(use -> use.getTargetClass().equals(one)
                                                || outermost(use.getTargetClass())
                                                        .equals(one))))
                        .map(JavaClass::getName))
                .as("public, and used in no other package")
                .isEmpty();
    }

    private static boolean uses(JavaClass other, JavaClass one) {
        return other.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> outermost(use.getTargetClass()).equals(one));
    }

    private static Set<JavaClass> api(JavaClasses classes) {
        Set<JavaClass> found = new TreeSet<>(java.util.Comparator.comparing(JavaClass::getName));
        var open = new ArrayDeque<JavaClass>();
        DOORS.forEach(door -> open.add(classes.get(door)));
        while (!open.isEmpty()) {
            JavaClass one = open.remove();
            if (!one.getPackageName().startsWith("dev.plumbline") || !isPublic(one)) {
                continue;
            }
            if (found.add(outermost(one))) {
                classes.stream()
                        .filter(nested -> outermost(nested).equals(outermost(one)) && isPublic(nested))
                        .flatMap(PublishedTypesTest::mentioned)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static boolean isPublic(JavaClass one) {
        return one.getModifiers().contains(JavaModifier.PUBLIC)
                && one.getEnclosingClass().map(PublishedTypesTest::isPublic).orElse(true);
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(PublishedTypesTest::outermost).orElse(one);
    }

    private static Stream<JavaClass> mentioned(JavaClass one) {
        Stream<JavaType> members = Stream.of(one.getFields(), one.getMethods(), one.getConstructors())
                .flatMap(Set::stream)
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(PublishedTypesTest::types);
        Stream<JavaType> parents = Stream.concat(one.getSuperclass().stream(), one.getInterfaces().stream());
        return Stream.concat(members, parents).flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        var unit = (JavaCodeUnit) member;
        return Stream.concat(
                Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()),
                unit.getExceptionTypes().stream());
    }
}
