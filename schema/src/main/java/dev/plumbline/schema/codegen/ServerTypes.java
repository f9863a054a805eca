package dev.plumbline.schema.codegen;

import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.meta.jaxb.ForcedType;

/**
 * PostgreSQL's own types, and those of extensions, that jOOQ does not know or cannot write: each gets a binding that is generated beside the
 * classes, so that these need only jOOQ. A user's configuration for a type takes precedence.
 */
final class ServerTypes {
    /** Those that jOOQ reads and writes itself, not always without loss: see {@link #configure}. */
    private static final Set<String> KNOWN = Set.of(
            "bool",
            "bytea",
            "char",
            "name",
            "int8",
            "int2",
            "int4",
            "text",
            "oid",
            "json",
            "jsonb",
            "xml",
            "float4",
            "float8",
            "bpchar",
            "varchar",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "interval",
            "timetz",
            "numeric",
            "uuid");

    private static final String BINDINGS = "bindings";

    /** Each binding with the classes it needs. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "Money", List.of(),
            "ServerText", List.of(),
            "ServerTime", List.of(),
            "ServerTextArray", List.of("ServerArray"),
            "TimeArray", List.of("ServerArray", "ServerTime"),
            "TimestampArray", List.of("ServerArray"),
            "ByteaArray", List.of("ServerArray"),
            "Vector", List.of());

    private final String packageName;
    private final List<ForcedType> types = new ArrayList<>();

    ServerTypes(String packageName) {
        this.packageName = packageName;
    }

    /** Before anything is generated. */
    void configure(PlumblineDatabase database) {
        database.create().fetch("""
                        select t.typname, t.typdelim::text,
                            exists (
                                select from pg_catalog.pg_type o
                                where o.typname operator(pg_catalog.=) t.typname
                                    and o.typnamespace operator(pg_catalog.<>) t.typnamespace),
                            t.typelem <> 0 and t.typname like '%vector'
                        from pg_catalog.pg_type t
                        where t.typnamespace = 'pg_catalog'::regnamespace
                            and t.typtype in ('b', 'r', 'm')
                            and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)
                        order by t.typname
                        """).forEach(row -> {
            String name = String.valueOf(row.get(0, String.class));
            if (!KNOWN.contains(name)) {
                boolean listed = Boolean.TRUE.equals(row.get(3, Boolean.class));
                boolean shared = Boolean.TRUE.equals(row.get(2, Boolean.class));
                add(name, String.valueOf(row.get(1, String.class)), shared, listed);
            }
        });
        add("time(\\swithout\\stime\\szone)?", "java.time.LocalTime", "ServerTime<>()");
        add("time(\\swithout\\stime\\szone)?\\sARRAY", "java.time.LocalTime[]", "TimeArray<>()");
        add("timestamp(\\swithout\\stime\\szone)?\\sARRAY", "java.time.LocalDateTime[]", "TimestampArray<>()");
        add("interval\\sARRAY", "java.lang.String[]", "ServerTextArray<>(\"pg_catalog.interval\", ',')");
        add("bytea\\sARRAY", "byte[][]", "ByteaArray<>()");
        ofExtensions(database);
        // Not by the setter, which warns about each that is not used.
        database.getConfiguredForcedTypes().addAll(types);
    }

    /** Those of extensions, which may be in a schema of their own: of pgvector as numbers, of any other as text. */
    private void ofExtensions(PlumblineDatabase database) {
        database.create().fetch("""
                        select t.typname, n.nspname, pg_catalog.format('%I', n.nspname),
                            e.extname = 'vector' and t.typname in ('vector', 'halfvec'), t.typdelim::text
                        from pg_catalog.pg_type t
                        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                        join pg_catalog.pg_depend d
                            on d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid and d.deptype = 'e'
                        join pg_catalog.pg_extension e
                            on d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid
                        where t.typtype in ('b', 'r', 'm')
                            and t.typname operator(pg_catalog.~) '^[a-z][a-z0-9_]*$'
                            and n.nspname operator(pg_catalog.<>) 'pg_catalog'
                            and not exists (select from pg_catalog.pg_type a where a.typarray = t.oid)
                        order by t.typname
                        """).forEach(row -> {
            String name = String.valueOf(row.get(0, String.class));
            String schema = MarkedText.unmark(String.valueOf(row.get(1, String.class)));
            boolean home = database.source().schemas().contains(schema);
            // Stays marked, because it will stand in a literal.
            String written = (home ? "" : row.get(2, String.class) + ".") + name;
            if (Boolean.TRUE.equals(row.get(3, Boolean.class))) {
                add("(.+\\.)?" + name, "float[]", "Vector<>(\"" + written + "\")");
            } else {
                add("(.+\\.)?" + name, "java.lang.String", "ServerText<>(\"" + written + "\")");
                add(
                        "(.+\\.)?" + name + "\\sARRAY",
                        "java.lang.String[]",
                        "ServerTextArray<>(\"" + written + "\", '" + row.get(4, String.class) + "')");
            }
        });
    }

    /**
     * @param shared whether a user-defined type has the same name; arrays of the two could not be told apart
     * @param listed whether the catalogue calls it an array, as it does int2vector
     */
    private void add(String name, String delimiter, boolean shared, boolean listed) {
        boolean money = name.equals("money");
        String one = listed ? name.substring(1) + "\\sARRAY" : "pg_catalog\\." + name + (shared ? "" : "|" + name);
        add(
                one,
                money ? "java.math.BigDecimal" : "java.lang.String",
                money ? "Money<>()" : "ServerText<>(\"pg_catalog." + name + "\")");
        if (!shared) {
            add(
                    name + "\\sARRAY",
                    "java.lang.String[]",
                    "ServerTextArray<>(\"pg_catalog." + name + "\", '" + delimiter + "')");
            add(name + "(\\sARRAY){2,}", "java.lang.String", "ServerText<>(\"pg_catalog." + name + "[]\")");
        }
    }

    private void add(String pattern, String userType, String binding) {
        types.add(new ForcedType()
                .withUserType(userType)
                .withBinding("new " + name(binding))
                .withIncludeTypes(pattern)
                .withPriority(Integer.MIN_VALUE + 1));
    }

    private String name(String binding) {
        return packageName + "." + BINDINGS + "." + binding;
    }

    /** After everything is generated: the bindings that are referenced. Returns their files. */
    List<Path> writeUsed(PlumblineDatabase database, Path folder) {
        var written = new ArrayList<Path>();
        Path target = folder.resolve(packageName.replace('.', '/')).resolve(BINDINGS);
        Set<String> needed = new TreeSet<>();
        for (String binding : NEEDS.keySet()) {
            boolean used = types.stream()
                    .filter(database::isUsed)
                    .anyMatch(type -> type.getBinding().startsWith("new " + name(binding) + "<"));
            if (used) {
                needed.add(binding);
                needed.addAll(Objects.requireNonNull(NEEDS.get(binding)));
            }
        }
        for (String binding : needed) {
            Path file = target.resolve(binding + ".java");
            write(file);
            written.add(file.toAbsolutePath().normalize());
        }
        return written;
    }

    private void write(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = ServerTypes.class.getResourceAsStream(BINDINGS + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " beside the generator");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("package PACKAGE;", "package " + packageName + "." + BINDINGS + ";");
            Files.createDirectories(file.getParent());
            ResultFile.write(file, Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
    }
}
