package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class PlumblineTest {

    private String out = "";
    private String err = "";

    static Stream<Class<?>> verbs() {
        return Plumbline.VERBS.stream();
    }

    /** Else the whole command line would be read to find it, at every start. */
    @ParameterizedTest
    @MethodSource("verbs")
    void verbIsFoundByTheNameOfItsClass(Class<?> verb) {
        assertThat(Plumbline.name(verb))
                .isEqualTo(verb.getAnnotation(Command.class).name());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbTellsItsUsage(Class<?> verb) {
        assertThat(run(Plumbline.name(verb), "--help")).isZero();
        assertThat(out).startsWith("Usage: plumbline " + Plumbline.name(verb));
    }

    @Test
    void helpNamesEveryVerb() {
        assertThat(run("--help")).isZero();
        List<String> names = verbs().map(Plumbline::name).toList();
        assertThat(out.lines().map(l -> l.strip().split("[ ,]")[0])).containsAll(names);
    }

    @Test
    void otherNamesOfVerbsAreKnown() {
        assertThat(run("down", "--help")).isZero();
        assertThat(out).contains("plumbline undo");
    }

    @Test
    void aWrongVerbIsRefusedWithTheOneThatWasMeant() {
        assertThat(run("migrat")).isEqualTo(2);
        assertThat(err).isEqualTo("plumbline: unknown verb 'migrat': did you mean 'plumbline migrate'?\n");
    }

    /** Before a server is looked for. */
    @Test
    void aTargetThatIsNoVersionIsRefused() {
        assertThat(run("migrate", "vehicles", "--target", "banana", "--url", "postgresql://u@127.0.0.1:1/x"))
                .isEqualTo(2);
        assertThat(err).startsWith("plumbline: 'banana' is not a version");
    }

    @Test
    void noVerbIsRefused() {
        assertThat(run()).isEqualTo(2);
        assertThat(err).contains("no verb given");
    }

    private int run(String... arguments) {
        Ran ran = Ran.command(arguments);
        out = ran.out();
        err = ran.err();
        return ran.code();
    }
}
