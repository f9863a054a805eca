package dev.plumbline.loader;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.types.vehicles.tables.records.EnginesRecord;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedIT {
    @TempDir
    private static java.nio.file.Path classes;

    private static final String SCHEMA = "create table engines (id serial primary key, name varchar not null unique)";

    @Test
    void rowsOfTheRightColumnsAreLoaded() {
        try (var scratch = new Scratch(SCHEMA)) {
            Loader.of(scratch.database())
                    .into(ENGINES)
                    .columns(ENGINES.ID, ENGINES.NAME)
                    .rows(IntStream.range(0, 1000).mapToObj(i -> DSL.row(i, "V8 \\ \t \"" + i)))
                    .run();
            assertThat(scratch.rows("select count(*), min(name) from engines")).containsExactly("1000|V8 \\ \t \"0");
        }
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
        assertThat(errors("load.columns(ENGINES.ID, ENGINES.NAME).rows(Stream.of(DSL.row(1, \"a\")))"))
                .isEmpty();
        assertThat(errors("load.columns(ENGINES.ID, ENGINES.NAME).rows(Stream.of(DSL.row(\"a\", 1)))"))
                .isNotEmpty();
        assertThat(errors("load.columns(ENGINES.ID, ENGINES.NAME).rows(Stream.of(DSL.row(1)))"))
                .isNotEmpty();
        assertThat(errors("load.columns(TRANSMISSIONS.ID).rows(Stream.of(DSL.row(1)))"))
                .isNotEmpty();
        assertThat(
                        errors(
                                "load.records(Stream.of(new dev.plumbline.types.vehicles.tables.records.TransmissionsRecord()))"))
                .isNotEmpty();
    }

    private static List<String> errors(String expression) {
        String source = """
                import static dev.plumbline.types.vehicles.Tables.*;
                import java.util.stream.Stream;
                import org.jooq.impl.DSL;
                class Snippet {
                    Object run(dev.plumbline.loader.Loader loader) {
                        var load = loader.into(ENGINES);
                        return %s;
                    }
                }
                """.formatted(expression);
        var file = new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var found = new DiagnosticCollector<JavaFileObject>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", path),
                        null,
                        List.of(file))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT))
                .toList();
    }
}
