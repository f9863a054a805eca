package dev.plumbline.loader;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.types.vehicles.tables.records.EnginesRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedIT {
    @TempDir
    private static java.nio.file.Path classes;

    private static final String SCHEMA = "create table engines (id serial primary key, name varchar not null unique)";

    private record Engine(int number, @Nullable String name) {}

    @Test
    void objectsOfAnyKindAreLoadedColumnByColumn() {
        try (var scratch = new Scratch(SCHEMA)) {
            Loader.of(scratch.database())
                    .into(ENGINES)
                    .rows(IntStream.range(0, 1000).mapToObj(i -> new Engine(i, "V8 \\ \t \"" + i)))
                    .column(ENGINES.ID, Engine::number)
                    .column(ENGINES.NAME, Engine::name)
                    .run();
            assertThat(scratch.rows("select count(*), min(name) from engines")).containsExactly("1000|V8 \\ \t \"0");
        }
    }

    @Test
    void aColumnThatIsNotNamedTakesItsDefaultAndNullIsNull() {
        try (var scratch = new Scratch(SCHEMA, "alter table engines alter name drop not null")) {
            Loader.of(scratch.database())
                    .into(ENGINES)
                    .mode(Mode.APPEND)
                    .rows(List.of("L4", "V6").iterator())
                    .column(ENGINES.NAME, name -> name)
                    .load()
                    .rows(Stream.of(new Engine(9, null)))
                    .column(ENGINES.ID, Engine::number)
                    .column(ENGINES.NAME, Engine::name)
                    .run();
            assertThat(scratch.rows("select id, name from engines order by id"))
                    .containsExactly("1|L4", "2|V6", "9|null");
        }
    }

    @Test
    void rowsWithoutAColumnAreRefused() {
        var rows = Loader.of(dev.plumbline.database.Database.of("localhost", 1, "d", "u", "p"))
                .into(ENGINES);
        assertThatThrownBy(() -> rows.rows(Stream.of(1)).run()).hasMessageContaining("rows without a column");
    }

    @Test
    void whatARecordDoesNotSetTakesItsDefault() {
        try (var scratch = new Scratch(SCHEMA)) {
            var named = new EnginesRecord();
            named.setName("L4");
            var numbered = new EnginesRecord();
            numbered.setId(7);
            numbered.setName("V6");
            Loader.of(scratch.database())
                    .into(ENGINES)
                    .records(Stream.of(named, numbered))
                    .run();
            assertThat(scratch.rows("select id, name from engines order by id")).containsExactly("1|L4", "7|V6");
        }
    }

    @Test
    void wrongColumnsAndTypesDoNotCompile() {
        String rows = "load.rows(Stream.of(1))";
        var wrong = List.of(
                rows + ".column(ENGINES.ID, i -> \"a\")",
                rows + ".column(ENGINES.NAME, i -> i)",
                rows + ".column(TRANSMISSIONS.ID, i -> i)",
                "load.records(Stream.of(new dev.plumbline.types.vehicles.tables.records.TransmissionsRecord()))");
        var all = new ArrayList<>(wrong);
        all.add(rows + ".column(ENGINES.ID, i -> i).column(ENGINES.NAME, i -> \"a\")");
        assertThat(withErrors(all)).containsExactlyInAnyOrderElementsOf(wrong);
    }

    /** Those of the expressions that do not compile; all are tried in one go. */
    private static Set<String> withErrors(List<String> expressions) {
        var sources = new HashMap<JavaFileObject, String>();
        for (int i = 0; i < expressions.size(); i++) {
            sources.put(source("Snippet" + i, expressions.get(i)), expressions.get(i));
        }
        var found = new DiagnosticCollector<JavaFileObject>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", path),
                        null,
                        sources.keySet())
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> String.valueOf(sources.get(d.getSource())))
                .collect(Collectors.toSet());
    }

    private static JavaFileObject source(String name, String expression) {
        String source = """
                import static dev.plumbline.types.vehicles.Tables.*;
                import java.util.stream.Stream;
                class %s {
                    Object run(dev.plumbline.loader.Loader loader) {
                        var load = loader.into(ENGINES);
                        return %s;
                    }
                }
                """.formatted(name, expression);
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
