package dev.plumbline.schema.codegen;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.Database;
import org.jooq.tools.JooqLogger;

/**
 * jOOQ's generator with two rules on top: the output does not depend on the machine's locale, and nothing is started or
 * written when the pack, the configuration, the versions and what was written last are all the same as before.
 */
public class PlumblineGenerator extends JavaGenerator {
    private static final JooqLogger LOG = JooqLogger.getLogger(PlumblineGenerator.class);

    /** Called by the generation tool. */
    public PlumblineGenerator() {}

    @Override
    public void generate(Database database) {
        setTargetLocale(Locale.ROOT);
        setStrategy(StableNames.of(getStrategy()));
        generateIfChanged(database);
    }

    private void generateIfChanged(Database database) {
        if (!(database instanceof PlumblineDatabase ours)
                || ours.source().pack().isEmpty()) {
            super.generate(database);
            return;
        }
        Path folder = Path.of(getTargetDirectory());
        Path base = Path.of(Optional.ofNullable(database.getBasedir()).orElse("."));
        var stamp = new GenerationStamp(base.resolve(folder), getTargetPackage());
        String inputs = GenerationStamp.inputs(this, ours, ours.source().pack().get());
        String what = ours.source().pack().get().name() + " -> " + getTargetPackage();
        if (stamp.matches(inputs)) {
            LOG.warn("Plumbline", "types of " + what + ": unchanged, nothing started or generated");
            return;
        }
        super.generate(database);
        stamp.write(inputs);
        LOG.warn("Plumbline", "types of " + what + ": generated");
    }
}
