package dev.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DataManifestTest {

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @CharRange(from = ' ', to = 'ж') String name,
            @ForAll @LongRange(max = Long.MAX_VALUE) long rows,
            @ForAll long expected,
            @ForAll long actual) {
        var manifest = new DataManifest(
                name,
                "full",
                "csv",
                "1",
                List.of(new DataManifest.File(name + ".csv", name, rows, rows / 2, "ab")),
                List.of(new DataManifest.Promise(name, expected, actual)));
        assertThat(DataManifest.parse(manifest.toJson(), "test")).isEqualTo(manifest);
    }

    /** As files that were generated earlier have it. */
    @Test
    void promisesAreReadInTheirFirstWordsToo() {
        String before = new DataManifest(
                        "cars", "full", "csv", "1", List.of(), List.of(new DataManifest.Promise("years", 30, 29)))
                .toJson()
                .replace("\"expected\"", "\"want\"")
                .replace("\"actual\"", "\"have\"");
        assertThat(DataManifest.parse(before, "test").promises())
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.expected()).isEqualTo(30);
                    assertThat(promise.actual()).isEqualTo(29);
                    assertThat(promise.holds()).isFalse();
                });
    }

    @Test
    void aFieldThatIsMissingIsNamed() {
        assertThatThrownBy(() -> DataManifest.parse("{\"files\": []}", "manifest.json"))
                .hasMessageContaining("manifest.json")
                .hasMessageContaining("\"dataSet\" is missing or not a text");
    }
}
