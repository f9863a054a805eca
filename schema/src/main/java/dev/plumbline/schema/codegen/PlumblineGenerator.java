package dev.plumbline.schema.codegen;

import dev.plumbline.schema.pack.Pack;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jooq.codegen.Files;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaGenerator;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.Database;
import org.jooq.tools.JooqLogger;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's generator with three rules on top: nothing that the catalogue says becomes code, the output does not depend on the
 * machine's locale, and nothing is started or written when the pack, the configuration, the versions and what was written last are all the same as before.
 */
public class PlumblineGenerator extends JavaGenerator {
    private static final JooqLogger LOG = JooqLogger.getLogger(PlumblineGenerator.class);

    private final Files files = new Files();
    private @Nullable StableNames names;

    /** Called by the generation tool. */
    public PlumblineGenerator() {}

    @Override
    public void setStrategy(GeneratorStrategy strategy) {
        super.setStrategy(strategy);
        names = new StableNames(super.getStrategy());
    }

    @Override
    public GeneratorStrategy getStrategy() {
        StableNames ours = names;
        return ours == null ? super.getStrategy() : ours;
    }

    @Override
    public void generate(Database database) {
        setTargetLocale(Locale.ROOT);
        generateIfChanged(database);
    }

    @Override
    protected JavaWriter newJavaWriter(File file, @Nullable Mode mode) {
        var writer = new MarkedWriter(
                file,
                generateFullyQualifiedTypes(),
                targetEncoding,
                generateJavadoc(),
                files,
                generatedSerialVersionUID(),
                mode);
        if (generateIndentation() != null) {
            writer.tabString(generateIndentation());
        }
        if (generateNewline() != null) {
            writer.newlineString(generateNewline());
        }
        writer.printMarginForBlockComment(generatePrintMarginForBlockComment());
        return writer;
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
        Pack pack = ours.source().pack().get();
        Path marked = base.resolve(ours.source().markerFolder().orElse(folder));
        if (stamp.matches(inputs)) {
            TypesMarker.write(marked, pack, getTargetPackage());
            LOG.warn("Plumbline", "types of " + what + ": unchanged, nothing started or generated");
            return;
        }
        super.generate(database);
        stamp.write(inputs);
        TypesMarker.write(marked, pack, getTargetPackage());
        LOG.warn("Plumbline", "types of " + what + ": generated");
    }
}
