package dev.plumbline.packs.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample that ships is what the generator writes anywhere, byte by byte. */
class SampleTest {
    private static final DataSet VEHICLES = DataSets.get("vehicles");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void localeAndTimeZoneDoNotMatter() throws IOException {
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

        assertEqualsShipped(VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder));
    }

    @Test
    void sampleHoldsEveryYearAndEveryMake() {
        assertThat(VEHICLES.sample().promises())
                .filteredOn(DataManifest.Promise::holds)
                .extracting(DataManifest.Promise::name)
                .containsExactly("years", "makes");
        assertThat(VEHICLES.sample().files())
                .extracting(DataManifest.File::rows)
                .element(2)
                .satisfies(rows -> assertThat(rows).isBetween(3_000L, 8_000L));
    }

    private void assertEqualsShipped(DataManifest written) throws IOException {
        assertThat(written).isEqualTo(VEHICLES.sample());
        for (DataManifest.File file : written.files()) {
            try (InputStream shipped = VEHICLES.openSample(file.name())) {
                assertThat(Files.readAllBytes(folder.resolve(file.name()))).isEqualTo(shipped.readAllBytes());
            }
        }
        try (InputStream shipped = VEHICLES.openSample(DataManifest.NAME)) {
            assertThat(Files.readAllBytes(folder.resolve(DataManifest.NAME))).isEqualTo(shipped.readAllBytes());
        }
    }
}
