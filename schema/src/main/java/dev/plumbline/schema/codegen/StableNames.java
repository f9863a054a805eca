package dev.plumbline.schema.codegen;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jooq.codegen.AbstractDelegatingGeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.InverseForeignKeyDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;

/**
 * Java names that are the same everywhere and valid in Java. jOOQ's own depend in part on the machine's locale ({@code getİd} in Turkey),
 * are equal for objects whose names differ only in case or underscores, and may be too long for a file. jOOQ looks up types by the locale
 * too, which is why only the naming is replaced.
 */
final class StableNames extends AbstractDelegatingGeneratorStrategy {
    /** In bytes; a file's name contains the names of two classes and some more, and is limited to 255. */
    private static final int LONGEST = 80;

    /** Names that generated files use without an import; a class of that name in the same package would hide them. */
    private static final Set<String> TAKEN = Set.of(
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "Deprecated",
            "Double",
            "Float",
            "Integer",
            "Iterable",
            "Long",
            "Number",
            "Object",
            "Override",
            "Short",
            "String",
            "StringBuilder",
            "SuppressWarnings",
            "Void");

    /** What jOOQ turns a mark into, see {@link MarkedText}, where it would have written the number of the character itself. */
    private static final Pattern MARK = Pattern.compile("_e0([2-7][0-9a-f])");

    private record NameUse(String what, Mode mode, Class<?> kind, String name, String overload) {
        static NameUse of(String what, Mode mode, Definition definition) {
            return new NameUse(
                    what,
                    mode,
                    definition.getClass(),
                    definition.getQualifiedOutputName(),
                    String.valueOf(definition.getOverload()));
        }

        /** Names of files differ by more than case on every machine. */
        boolean isSame(String one, String other) {
            return what.equals("class") || what.equals("package") ? one.equalsIgnoreCase(other) : one.equals(other);
        }
    }

    private final Map<NameUse, String> given = new HashMap<>();
    private final Map<NameUse, String> known = new HashMap<>();

    StableNames(GeneratorStrategy strategy) {
        super(strategy);
    }

    @Override
    public String getJavaIdentifier(Definition definition) {
        if (definition instanceof InverseForeignKeyDefinition key) {
            return getJavaIdentifier(key.getForeignKey());
        }
        return distinct(
                "identifier", Mode.DEFAULT, definition, () -> Namesakes.of(definition), delegate::getJavaIdentifier);
    }

    @Override
    public String getJavaMemberName(Definition definition, Mode mode) {
        return distinct(
                "member",
                mode,
                definition,
                () -> Namesakes.of(definition),
                other -> delegate.getJavaMemberName(other, mode));
    }

    @Override
    public String getJavaSetterName(Definition definition, Mode mode) {
        return distinct(
                "setter",
                mode,
                definition,
                () -> Namesakes.of(definition),
                other -> delegate.getJavaSetterName(other, mode));
    }

    @Override
    public String getJavaGetterName(Definition definition, Mode mode) {
        return distinct(
                "getter",
                mode,
                definition,
                () -> Namesakes.of(definition),
                other -> delegate.getJavaGetterName(other, mode));
    }

    @Override
    public String getJavaMethodName(Definition definition, Mode mode) {
        return distinct(
                "method",
                mode,
                definition,
                () -> Namesakes.methods(definition),
                other -> delegate.getJavaMethodName(other, mode));
    }

    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        boolean without = definition instanceof SequenceDefinition
                || definition instanceof IndexDefinition
                || definition instanceof ConstraintDefinition;
        String name = distinct(
                "class",
                mode,
                definition,
                () -> without ? List.of(definition) : Namesakes.of(definition),
                other -> className(other, mode));
        // No class is generated for it, but jOOQ leaves out what seems to have another's class.
        return without ? name + "_" + definition.getClass().getSimpleName() + hash(definition.getOutputName()) : name;
    }

    private String className(Definition definition, Mode mode) {
        String name = delegate.getJavaClassName(definition, mode);
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            int end = Math.min(name.length(), LONGEST / 4);
            return name.substring(0, end) + "_" + hash(name);
        }
        if (name.chars().allMatch(c -> c == '_')) {
            // A constant of nothing but underscores would hide the class.
            return name + "0";
        }
        return TAKEN.contains(name) ? name + "_" : name;
    }

    @Override
    public String getJavaPackageName(Definition definition, Mode mode) {
        return inPackage(definition, () -> delegate.getJavaPackageName(definition, mode));
    }

    @Override
    public String getGlobalReferencesJavaPackageName(Definition container, Class<? extends Definition> type) {
        return inPackage(container, () -> delegate.getGlobalReferencesJavaPackageName(container, type));
    }

    @Override
    public String getGlobalNamesJavaPackageName(Definition container, Class<? extends Definition> type) {
        return inPackage(container, () -> delegate.getGlobalNamesJavaPackageName(container, type));
    }

    /** Schemas whose packages would have one name get packages of their own. */
    private String inPackage(Definition definition, Supplier<String> naming) {
        String name = inRoot(naming);
        if (definition.getDatabase().getSchemata().size() < 2 || definition instanceof CatalogDefinition) {
            return name;
        }
        SchemaDefinition schema = definition.getSchema();
        String given = inRoot(() -> delegate.getJavaPackageName(schema, Mode.DEFAULT));
        String distinct = distinct(
                "package",
                Mode.DEFAULT,
                schema,
                () -> Namesakes.of(schema),
                other -> delegate.getJavaPackageName(other, Mode.DEFAULT));
        return name.startsWith(given) ? distinct + name.substring(given.length()) : name;
    }

    @Override
    public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
        return inRoot(() -> {
            String name = delegate.getJavaEnumLiteral(definition, literal);
            boolean first = definition.getLiterals().stream()
                    .filter(other ->
                            delegate.getJavaEnumLiteral(definition, other).equals(name))
                    .findFirst()
                    .map(literal::equals)
                    .orElse(true);
            return first ? name : name + "_" + hash(literal);
        });
    }

    /** The first in order of names gets jOOQ's name, the others one that depends only on their own name. */
    private String distinct(
            String what,
            Mode mode,
            Definition definition,
            Supplier<List<? extends Definition>> besides,
            Function<Definition, String> naming) {
        NameUse use = NameUse.of(what, mode, definition);
        String found = known.get(use);
        if (found == null) {
            found = inRoot(() -> {
                String name = given(use, definition, naming);
                boolean first = besides.get().stream()
                        .filter(other -> use.isSame(name, given(NameUse.of(what, mode, other), other, naming)))
                        .min(Comparator.comparing(StableNames::order))
                        .map(other -> order(other).equals(order(definition)))
                        .orElse(true);
                return first ? name : name + "_" + hash(order(definition));
            });
            known.put(use, found);
        }
        return found;
    }

    private String given(NameUse use, Definition definition, Function<Definition, String> naming) {
        String name = given.get(use);
        if (name == null) {
            name = readable(definition, naming.apply(definition));
            given.put(use, name);
        }
        return name;
    }

    private static String order(Definition definition) {
        return definition.getQualifiedOutputName() + " "
                + definition.getClass().getSimpleName() + " "
                + definition.getOverload();
    }

    private static String readable(Definition definition, String name) {
        boolean marked = definition.getQualifiedOutputName().chars().anyMatch(c -> MarkedText.isLow((char) c));
        return marked ? MARK.matcher(name).replaceAll("_$1") : name;
    }

    private static String hash(String name) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private static <T> T inRoot(Supplier<T> naming) {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return naming.get();
        } finally {
            Locale.setDefault(locale);
        }
    }
}
