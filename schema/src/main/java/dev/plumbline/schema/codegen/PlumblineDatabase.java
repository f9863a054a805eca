package dev.plumbline.schema.codegen;

import dev.plumbline.database.relation.OwnSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ database that creates itself: it starts a server, migrates a pack and lets the generator read the result. Needs no JDBC settings.
 * Partitions, bookkeeping tables and what belongs to extensions are left out; the types are not bound to a schema's name, as long as they
 * come from one schema.
 */
public class PlumblineDatabase extends PostgresDatabase {
    private static final Pattern BOOKKEEPING =
            Pattern.compile("(flyway_.*history|plumbline_.*)", Pattern.CASE_INSENSITIVE);

    private @Nullable Source source;
    private @Nullable Set<String> hidden;

    /** What was read of each kind, needed here while jOOQ is still asking what to leave out. */
    private final Map<Class<? extends Definition>, List<? extends Definition>> read = new HashMap<>();

    private final Set<ForcedType> used = new HashSet<>();

    /** Called by the generator. */
    public PlumblineDatabase() {
        setOrderProvider(PlumblineDatabase::byName);
    }

    /**
     * The server's collation must not determine the order of what is generated. Columns, attributes and parameters stay in the order of
     * their declaration.
     */
    private static int byName(Definition one, Definition other) {
        boolean declared = one instanceof ColumnDefinition
                || one instanceof AttributeDefinition
                || one instanceof ParameterDefinition;
        return declared ? 0 : one.getQualifiedInputName().compareTo(other.getQualifiedInputName());
    }

    /** The server's own form of a name that jOOQ's definitions carry marked. */
    public static String read(String name) {
        return MarkedText.unmark(name);
    }

    Source source() {
        Source known = source;
        if (known == null) {
            known = new Source(getProperties());
            source = known;
        }
        return known;
    }

    @Override
    protected DSLContext create0() {
        var settings = new Settings().withStatementType(StatementType.STATIC_STATEMENT);
        return DSL.using(new DefaultConfiguration()
                .set(new WhenAsked())
                .set(SQLDialect.POSTGRES)
                .set(settings)
                .set(new MarkedResults()));
    }

    /** jOOQ creates a context before the generator is called, which may find that there is nothing to do. */
    private final class WhenAsked implements ConnectionProvider {
        @Override
        public Connection acquire() {
            Connection known = getConnection();
            if (known != null) {
                return known; // given, or opened before
            }
            Connection open = source().connection();
            setConnection(open); // parts of jOOQ look there
            return open;
        }

        @Override
        public void release(Connection connection) {
            // closed with the source
        }
    }

    @Override
    public void close() {
        Source opened = source;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public String getOutputSchema(String inputCatalog, String inputSchema) {
        return source().schemas().size() == 1 ? "" : super.getOutputSchema(inputCatalog, inputSchema);
    }

    @Override
    protected List<SchemaDefinition> getSchemata0() throws SQLException {
        List<String> wanted = source().schemas();
        return super.getSchemata0().stream()
                .filter(schema -> wanted.contains(MarkedText.unmark(schema.getName())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    protected List<TableDefinition> getTables0() throws SQLException {
        return visible(TableDefinition.class, super.getTables0());
    }

    @Override
    protected List<RoutineDefinition> getRoutines0() throws SQLException {
        return visible(RoutineDefinition.class, super.getRoutines0());
    }

    @Override
    protected List<SequenceDefinition> getSequences0() throws SQLException {
        return visible(SequenceDefinition.class, super.getSequences0());
    }

    @Override
    protected List<EnumDefinition> getEnums0() throws SQLException {
        return visible(EnumDefinition.class, super.getEnums0());
    }

    @Override
    protected List<DomainDefinition> getDomains0() throws SQLException {
        Set<String> arrays = Set.copyOf(create().fetch("""
                        with recursive base as (
                            select t.oid, t.typbasetype from pg_catalog.pg_type t where t.typtype = 'd'
                            union all
                            select b.oid, t.typbasetype
                            from base b
                            join pg_catalog.pg_type t on t.oid = b.typbasetype and t.typtype = 'd')
                        select n.nspname::text || '.' || d.typname::text
                        from base b
                        join pg_catalog.pg_type e on e.typarray = b.typbasetype
                        join pg_catalog.pg_type d on d.oid = b.oid
                        join pg_catalog.pg_namespace n on n.oid = d.typnamespace
                        """).map(row -> String.valueOf(row.get(0))));
        // jOOQ declares one over an array as something that does not compile.
        return visible(
                DomainDefinition.class,
                super.getDomains0().stream()
                        .filter(domain -> !arrays.contains(domain.getSchema().getName() + "." + domain.getName()))
                        .toList());
    }

    @Override
    protected List<UDTDefinition> getUDTs0() throws SQLException {
        return visible(UDTDefinition.class, super.getUDTs0());
    }

    /** The result is mutable because jOOQ sorts it in place. */
    private <D extends Definition> List<D> visible(Class<D> kind, List<D> definitions) {
        Set<String> left = hidden();
        List<D> visible = definitions.stream()
                .filter(definition -> !left.contains(key(definition)))
                .filter(definition -> !BOOKKEEPING.matcher(definition.getName()).matches())
                .filter(definition -> !isOwn(definition))
                .collect(Collectors.toCollection(ArrayList::new));
        read.put(kind, List.copyOf(visible));
        return visible;
    }

    /** Those of routines too, which jOOQ does not read; overloads, which it knows by one name, share theirs. */
    @Override
    protected Map<Definition, String> getComments0() throws SQLException {
        Map<Definition, String> comments = super.getComments0();
        Map<String, String> ofRoutines =
                create().fetch("""
                        select n.nspname::text || '.' || p.proname::text,
                            pg_catalog.string_agg(
                                case when p.others > 1
                                    then '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || '): '
                                    else ''
                                end || d.description, e'\\n' order by p.oid)
                        from (
                            select oid, proname, pronamespace,
                                pg_catalog.count(*) over (partition by pronamespace, proname) as others
                            from pg_catalog.pg_proc) p
                        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                        join pg_catalog.pg_description d
                            on d.objoid = p.oid and d.classoid = 'pg_catalog.pg_proc'::regclass and d.objsubid = 0
                        group by 1
                        """).intoMap(row -> String.valueOf(row.get(0)), row -> String.valueOf(row.get(1)));
        for (SchemaDefinition schema : getSchemata()) {
            for (RoutineDefinition routine : getRoutines(schema)) {
                String comment = ofRoutines.get(schema.getName() + "." + routine.getName());
                // jOOQ takes a table of the same name for the same object.
                if (comment != null && getTable(schema, routine.getName()) == null) {
                    comments.putIfAbsent(routine, comment);
                }
            }
            for (TableDefinition table : getTables(schema)) {
                String comment = ofRoutines.get(schema.getName() + "." + table.getName());
                if (comment != null && table.isTableValuedFunction()) {
                    comments.put(table, comment);
                }
            }
        }
        return comments;
    }

    @Override
    public void markUsed(ForcedType type) {
        used.add(type);
        super.markUsed(type);
    }

    boolean isUsed(ForcedType type) {
        return used.contains(type);
    }

    /** The definitions of the same kind and schema. */
    List<Definition> beside(Definition definition) {
        if (definition instanceof SchemaDefinition) {
            return List.copyOf(getSchemata());
        }
        return read.entrySet().stream()
                .filter(kind -> kind.getKey().isInstance(definition))
                .findFirst()
                .map(kind -> in(definition.getSchema(), kind.getValue()))
                .orElseGet(() -> List.of(definition));
    }

    /** What can be called: routines, and the functions that return tables. */
    List<Definition> called(SchemaDefinition schema) {
        var called = new ArrayList<Definition>(in(schema, read.getOrDefault(RoutineDefinition.class, List.of())));
        for (Definition table : in(schema, read.getOrDefault(TableDefinition.class, List.of()))) {
            if (((TableDefinition) table).isTableValuedFunction()) {
                called.add(table);
            }
        }
        return called;
    }

    private static List<Definition> in(SchemaDefinition schema, List<? extends Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.getSchema().equals(schema))
                .<Definition>map(definition -> definition)
                .toList();
    }

    private static boolean isOwn(Definition definition) {
        return definition.getSchema() != null
                && OwnSchema.NAME.equals(definition.getSchema().getName())
                && definition.getName().matches(OwnSchema.RELATIONS);
    }

    private static String key(Definition definition) {
        boolean routine = definition instanceof RoutineDefinition
                || definition instanceof TableDefinition table && table.isTableValuedFunction();
        String kind = routine ? "routine" : "relation or type";
        return kind + " " + definition.getSchema().getName() + "." + definition.getName();
    }

    /** Partitions, and what extensions brought; a routine only when no overload of its name is the user's own. */
    private Set<String> hidden() {
        Set<String> known = hidden;
        if (known == null) {
            known = new HashSet<>(create().fetch("""
                            select 'relation or type ' || n.nspname || '.' || c.relname
                            from pg_class c
                            join pg_namespace n on n.oid = c.relnamespace
                            where c.relispartition
                                or exists (
                                    select 1 from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                            union all
                            select 'relation or type ' || n.nspname || '.' || t.typname
                            from pg_type t
                            join pg_namespace n on n.oid = t.typnamespace
                            where exists (
                                select 1 from pg_depend d
                                where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
                            union all
                            select 'routine ' || n.nspname || '.' || p.proname
                            from pg_proc p
                            join pg_namespace n on n.oid = p.pronamespace
                            left join pg_depend d
                                on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
                            group by n.nspname, p.proname
                            having count(*) = count(d.objid)
                            """).getValues(0, String.class));
            hidden = known;
        }
        return known;
    }
}
