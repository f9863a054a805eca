package dev.plumbline.schema.codegen;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.contract.RecordedTypes;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Log;
import org.jooq.codegen.Files;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaGenerator;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.TypedElementDefinition;
import org.jooq.tools.JooqLogger;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's generator with three rules on top: nothing from the catalogue becomes code, the output does not depend on the machine's locale,
 * and nothing is started or written when the pack, the configuration, the versions and the files written last are all unchanged.
 */
public class PlumblineGenerator extends JavaGenerator {
    private static final JooqLogger LOG = JooqLogger.getLogger(PlumblineGenerator.class);

    /** Property of the database: only classes of an earlier run that are not written again are deleted. */
    static final String TIDY = "tidy";

    private final Files files = new Files();
    private final Set<Path> written = new HashSet<>();
    private final Set<Path> begun = new TreeSet<>();
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
        Optional<Path> packs =
                database instanceof PlumblineDatabase ours ? ours.source().packs() : Optional.empty();
        if (packs.isPresent()) {
            new EachPack(this, database).generate(packs.get());
        } else {
            generateIfChanged(database);
        }
    }

    @Override
    protected JavaWriter newJavaWriter(File file, @Nullable Mode mode) {
        Path path = file.toPath().toAbsolutePath().normalize();
        written.add(path);
        begun.add(path);
        var writer = new MarkedWriter(
                () -> begun.remove(path),
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
        Path base = Path.of(Optional.ofNullable(database.getBasedir()).orElse("."));
        Path folder = base.resolve(getTargetDirectory());
        if (!(database instanceof PlumblineDatabase ours)
                || ours.source().pack().isEmpty()) {
            generateAnew(database, folder);
            return;
        }
        var stamp = new GenerationStamp(folder, getTargetPackage());
        String inputs = GenerationStamp.inputs(this, ours, ours.source().pack().get());
        String what = ours.source().pack().get().name() + " -> " + getTargetPackage();
        Pack pack = ours.source().pack().get();
        Path marked = base.resolve(ours.source().markerFolder().orElse(folder));
        if (stamp.matches(inputs)) {
            TypesMarker.write(marked, pack, getTargetPackage());
            say("types of " + what + ": unchanged, nothing started or generated");
            return;
        }
        Optional<RecordedTypes> recorded = RecordedTypes.of(pack);
        String portable = GenerationStamp.recorded(this, ours, pack);
        boolean current = ours.source().takesRecorded()
                && recorded.filter(types -> types.isOf(portable)).isPresent();
        if (current) {
            written.addAll(recorded.orElseThrow().copyTo(folder, getTargetPackage()));
            tidy(ours, folder);
        } else {
            List<String> lacking = PackDatabases.lacking(pack);
            if (!lacking.isEmpty()) {
                throw RecordedTypes.none(pack, lacking, recorded.isPresent());
            }
            generateAnew(database, folder);
        }
        stamp.write(inputs);
        TypesMarker.write(marked, pack, getTargetPackage());
        say("types of " + what + (current ? ": as recorded with the pack, nothing started" : ": generated"));
        if (ours.source().record().isPresent()) {
            RecordedTypes.record(ours.source().record().get(), folder, getTargetPackage(), portable);
        }
    }

    /** One line that is not a warning, even where jOOQ logs nothing below warnings; but not where it logs errors alone. */
    private static void say(String line) {
        if (!LOG.isWarnEnabled()) {
            return;
        }
        boolean quiet = !LOG.isInfoEnabled();
        if (quiet) {
            JooqLogger.globalThreshold(Log.Level.INFO);
        }
        LOG.info("Plumbline", line);
        if (quiet) {
            JooqLogger.globalThreshold(Log.Level.WARN);
        }
    }

    private void generateAnew(Database database, Path folder) {
        if (!(database instanceof PlumblineDatabase ours)) {
            super.generate(database);
            return;
        }
        var types = new ServerTypes(getTargetPackage());
        types.configure(ours);
        begun.clear();
        super.generate(database);
        refuseHalf();
        written.addAll(types.writeUsed(ours, folder));
        tidy(ours, folder);
    }

    private void tidy(PlumblineDatabase ours, Path folder) {
        if (ours.getProperties().containsKey(TIDY)) {
            new TypesFolder(folder, getTargetPackage()).removeAllBut(written);
        }
    }

    /** If one class fails, jOOQ logs that and generates the next: types that lack a table are worse than none. */
    private void refuseHalf() {
        if (!begun.isEmpty()) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    begun.size() + (begun.size() == 1 ? " class" : " classes") + " cannot be generated, "
                            + begun.iterator().next().getFileName() + " first (jOOQ's log has the reason)");
        }
    }

    /** For a function that returns a table, jOOQ prints the arguments where its comment should be. */
    @Override
    protected void generateTableClassJavadoc(TableDefinition table, JavaWriter out) {
        String comment = table.isTableValuedFunction() && generateCommentsOnTables()
                ? table.getDatabase().getComments().get(table)
                : null;
        if (comment == null) {
            super.generateTableClassJavadoc(table, out);
        } else {
            printClassJavadoc(out, table, escapeEntities(comment));
        }
    }

    /** The server refuses a value for a generated column, so only the record itself sets one. */
    @Override
    protected void generateRecordSetter(TypedElementDefinition<?> column, int index, JavaWriter out) {
        if (!isGenerated(column)) {
            super.generateRecordSetter(column, index, out);
            return;
        }
        String type = getJavaType(column.getType(resolver(out)), out);
        out.println();
        out.println("private void %s(%s value) {", getStrategy().getJavaSetterName(column, Mode.RECORD), out.ref(type));
        out.println("set(%s, value);", index);
        out.println("}");
    }

    @Override
    protected void generateInterfaceSetter(TypedElementDefinition<?> column, int index, JavaWriter out) {
        if (!isGenerated(column)) {
            super.generateInterfaceSetter(column, index, out);
        }
    }

    /** What a record was created or updated from may contain values of generated columns; they are not written. */
    @Override
    protected void generateRecordClassFooter(TableDefinition table, JavaWriter out) {
        List<Integer> generated = IntStream.range(0, table.getColumns().size())
                .filter(i -> isGenerated(table.getColumns().get(i)))
                .boxed()
                .toList();
        if (generated.isEmpty()) {
            return;
        }
        out.println();
        out.println("@Override");
        out.println("protected void resetChangedOnNotNull() {");
        out.println("super.resetChangedOnNotNull();");
        generated.forEach(index -> out.println("changed(%s, false);", index));
        out.println("}");
        if (table.getPrimaryKey() != null) {
            for (String store : List.of("update", "merge")) {
                out.println();
                out.println("@Override");
                out.println("public int %s(%s<?>... storeFields) {", store, out.ref(Field.class));
                generated.forEach(index -> out.println("changed(%s, false);", index));
                out.println("return super.%s(storeFields);", store);
                out.println("}");
            }
        }
    }

    private static boolean isGenerated(TypedElementDefinition<?> column) {
        return column instanceof ColumnDefinition && column.getDefinedType().getGeneratedAlwaysAs() != null;
    }
}
