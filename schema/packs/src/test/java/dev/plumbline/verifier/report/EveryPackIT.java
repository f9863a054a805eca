package dev.plumbline.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Verification;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema artifact is a tested one: the whole verifier over the sample of every pack that ships; the reports go with the build. */
class EveryPackIT {

    static Collection<String> packs() {
        return Packs.names();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyPromiseOfThePackIsKept(String name) {
        Pack pack = Packs.find(name);
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> name + ": the server lacks " + pack.extensions());
        try (ThrowAwayDatabase holder = SampleDatabases.of(pack)) {
            Verification verification =
                    Verifier.of(holder.database(), pack, VerifyOptions.DEFAULT).run(line -> {});
            ReportFolder.write(Path.of("target", "plumbline-report", name), verification, Existing.REPLACED);
            assertThat(verification.findings()).isEmpty();
            assertThat(verification.exitCode()).isZero();
        }
    }
}
