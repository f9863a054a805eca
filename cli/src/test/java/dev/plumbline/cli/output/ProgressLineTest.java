package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that changes is one line, whatever the width, and nothing of it stays. */
class ProgressLineTest {

    private static final String LONG =
            "load customers_and_their_addresses: 12,345,678 rows, 1234.5 of 9999.9 MB (12%), 250,000 rows/s, 35 s of reading left";

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 110})
    void neverWraps(int width) {
        var screen = new Screen(width);
        var line = new ProgressLine(writer(screen));
        line.above("server");
        line.show(LONG);
        assertThat(screen.rows()).containsExactly("server", ("  " + LONG).substring(0, width - 1) + last(width));
        line.above("a line that stays");
        line.end();
        assertThat(screen.rows()).containsExactly("server", "a line that stays", "");
        assertThat(screen.wrapped()).isZero();
    }

    /** What does not fit is cut: the terminal lays it into its last column. */
    private static String last(int width) {
        return ("  " + LONG).length() > width ? LONG.substring(LONG.length() - 1) : "";
    }

    @Test
    void aTerminalThatBecomesNarrowerIsNoReasonToWrap() {
        var screen = new Screen(110);
        var line = new ProgressLine(writer(screen));
        line.show(LONG);
        screen.resize(40);
        line.above("a phase is over");
        line.show(LONG + " and more");
        line.end();
        assertThat(screen.rows()).containsExactly("a phase is over", "");
        assertThat(screen.wrapped()).isZero();
    }

    @Test
    void whatIsOtherwiseShownComesBackWhenAStepIsOver() {
        var screen = new Screen(80);
        var line = new ProgressLine(writer(screen));
        line.showOtherwise("up shop");
        line.show("applied V1");
        line.over();
        line.above("✓ migrate");
        line.show("up shop");
        assertThat(screen.rows().get(0)).isEqualTo("✓ migrate");
        line.end();
        line.over();
        assertThat(screen.rows()).containsExactly("✓ migrate", "");
    }

    private static PrintWriter writer(Screen screen) {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] buffer, int from, int length) {
                screen.write(new String(buffer, from, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }
}
