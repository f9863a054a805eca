package dev.plumbline.planner.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.codegen.TypesJob;
import dev.plumbline.schema.pack.Consumer;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two small services, compiled against the classes of before. */
class ConsumersIT {
    private static final String CATALOG = """
            package com.example.catalog;
            import static types.Tables.VEHICLES;
            import org.jooq.DSLContext;
            import types.tables.records.VehiclesRecord;
            public class VehicleDao {
              private static final String BY_NAME = "select trim from vehicles where id = ? and year > :year";
              private final DSLContext dsl;
              public VehicleDao(DSLContext dsl) { this.dsl = dsl; }
              public Object byTrim(String trim) { return dsl.selectFrom(VEHICLES).where(VEHICLES.TRIM.eq(trim)).fetch(); }
              public Object prices() { return dsl.fetch(VEHICLES).map(r -> r.getPrice()); }
              public Object byYear(int year) { return dsl.selectFrom(VEHICLES).where(VEHICLES.YEAR.eq(year)).fetch(); }
              public String sql() { return BY_NAME; }
            }
            """;
    private static final String REPORTS = """
            package com.example.reports;
            import org.jooq.Configuration;
            import types.Routines;
            import types.tables.records.MakesRecord;
            public class Report {
              public Long count(Configuration c) { return Routines.countOf(c, 2001); }
              public void rename(MakesRecord make) { make.setName("x"); }
              public String words() { return "select a table, please"; }
            }
            """;

    @TempDir
    private static Path folder;

    private static ConsumerChanges changes;

    @BeforeAll
    static void compare() throws Exception {
        try (ThrowAwayDatabase before = ThrowAwayDatabase.create();
                ThrowAwayDatabase after = ThrowAwayDatabase.create()) {
            for (ThrowAwayDatabase each : List.of(before, after)) {
                Sql.run(
                        each.database(),
                        "create table vehicles (id bigint primary key, year int not null, trim text not null, price int, note text)",
                        "create table makes (id int primary key, name text not null)",
                        "create function count_of(of_year int) returns bigint language sql as"
                                + " 'select count(*) from vehicles where year = of_year'");
            }
            List<Path> services = services(before.database());
            Sql.run(
                    after.database(),
                    "drop function count_of",
                    "alter table vehicles drop column trim",
                    "alter table vehicles alter column price type bigint",
                    "alter table vehicles alter column year drop not null",
                    "alter table makes rename column name to title",
                    "create function count_of(of_year int, of_make text) returns bigint language sql as"
                            + " 'select count(*) from vehicles where year = of_year'");
            var consumers = new Consumers(
                    services,
                    List.of(new Consumer("billing", List.of("makes")), new Consumer("idle", List.of("other"))));
            changes = consumers.compare(before.database(), after.database(), List.of("public"));
        }
    }

    @Test
    void eachUseOfWhatChangesIsToldWithServiceClassAndMethod() {
        assertThat(changes.uses())
                .extracting(BrokenUse::sentence)
                .contains(
                        "Service catalog-api 2.3: VehicleDao.byTrim reads Vehicles.TRIM, which is removed",
                        "Service catalog-api 2.3: VehicleDao.prices reads VehiclesRecord.getPrice(), which is now Long",
                        "Service catalog-api 2.3: VehicleDao.byYear reads Vehicles.YEAR, which may now be null"
                                + " (its classes go on working)",
                        "Service report-job 0.9: Report.rename writes MakesRecord.setName(String), which is renamed to"
                                + " MakesRecord.setTitle(String)",
                        "Service report-job 0.9: Report.count calls Routines.countOf(Configuration, Integer), which is now"
                                + " Routines.countOf(Configuration, Integer, String)",
                        "Service billing: (pack.yaml) uses makes: Makes.NAME, which is renamed to Makes.TITLE")
                .noneMatch(sentence -> sentence.contains("idle"))
                .allMatch(
                        sentence -> sentence.matches("Service \\S+( \\S+)?: (VehicleDao|Report|\\(pack\\.yaml\\)).*"));
        assertThat(changes.breaks()).isTrue();
        assertThat(changes.notes()).isEmpty();
    }

    @Test
    void sqlAmongTheConstantsIsPlannedLikeOtherStatements() {
        assertThat(changes.statements())
                .extracting(one -> one.origin() + ": " + one.text())
                .containsExactly(
                        "service catalog-api 2.3, VehicleDao.BY_NAME: select trim from vehicles where id = $1 and year > $2",
                        "service report-job 0.9, Report.words: select a table, please");
    }

    @Test
    void theApisDifferenceSaysWhatBreaksSourceAndWhatBreaksClasses() {
        assertThat(changes.api())
                .filteredOn(change -> change.name().equals("Vehicles.PRICE"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(ApiChange.Kind.RETYPED);
                    assertThat(change.kind().breaksSource()).isTrue();
                    assertThat(change.kind().breaksBinary()).isFalse();
                });
        assertThat(changes.api())
                .noneMatch(change ->
                        change.name().contains("note") || change.name().contains("NOTE"));
    }

    /** One as a jar, one as a Maven module. */
    private static List<Path> services(Database database) throws Exception {
        Path sources = folder.resolve("types");
        TypesJob.run(
                Map.of(
                        "url",
                        "postgresql://" + database.user() + "@" + database.hosts() + "/" + database.name(),
                        "password",
                        database.password().orElse("")),
                "types",
                sources);
        Path types = compile(sources, folder.resolve("types-classes"), "");
        Path catalog = compile(
                write("catalog/com/example/catalog/VehicleDao.java", CATALOG),
                folder.resolve("catalog-classes"),
                types + "");
        Path jar = folder.resolve("catalog.jar");
        copyInto(types, catalog);
        pack(catalog, jar, "artifactId=catalog-api\nversion=2.3\n");
        Path module = folder.resolve("report");
        compile(
                write("report/src/com/example/reports/Report.java", REPORTS),
                module.resolve("target/classes"),
                types + "");
        Files.writeString(
                module.resolve("pom.xml"),
                "<project><parent><artifactId>parent</artifactId><version>0.9</version></parent>"
                        + "<artifactId>report-job</artifactId></project>");
        return List.of(jar, module);
    }

    private static Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file;
    }

    private static Path compile(Path source, Path into, String classPath) throws Exception {
        Files.createDirectories(into);
        var arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                into.toString(),
                "-cp",
                System.getProperty("java.class.path") + System.getProperty("path.separator") + classPath));
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new)))
                .isZero();
        return into;
    }

    /** A service may carry the types along. */
    private static void copyInto(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void pack(Path classes, Path jar, String pom) throws Exception {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            out.putNextEntry(new JarEntry("META-INF/maven/com.example/catalog-api/pom.properties"));
            out.write(pom.getBytes());
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
    }
}
