package dev.plumbline.operate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's database becomes a pack; what that pack builds is compared by PostgreSQL's own words, not by ours. */
class BaselineIT {

    /** Each object as PostgreSQL writes it, books of migrations left out. */
    private static final String OBJECTS = """
            with mine as (
              select c.oid, c.relkind, n.nspname, c.relname, c.oid::regclass::text as name
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plumbline') and c.relname !~ '^flyway_'
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
            select 'relation ' || name || ' ' || relkind::text from mine
            union all select 'column ' || name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                || a.attnotnull || ' ' || a.attidentity::text || a.attgenerated::text || ' '
                || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
              from mine join pg_attribute a on a.attrelid = mine.oid and a.attnum > 0 and not a.attisdropped
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            union all select 'constraint ' || name || '.' || conname || ' ' || pg_get_constraintdef(k.oid)
              from mine join pg_constraint k on k.conrelid = mine.oid
            union all select pg_get_indexdef(indexrelid) from mine join pg_index i on i.indexrelid = mine.oid
            union all select 'view ' || name || ' ' || pg_get_viewdef(oid) from mine where relkind in ('v', 'm')
            union all select pg_get_triggerdef(t.oid) || ' ' || tgenabled::text
              from mine join pg_trigger t on t.tgrelid = mine.oid and not tgisinternal
            union all select pg_get_ruledef(r.oid) from mine join pg_rewrite r on r.ev_class = mine.oid and r.rulename <> '_RETURN'
            union all select 'policy ' || polname || ' ' || pg_get_expr(polqual, polrelid)
              from mine join pg_policy p on p.polrelid = mine.oid
            union all select pg_get_statisticsobjdef(s.oid) from mine join pg_statistic_ext s on s.stxrelid = mine.oid
            union all select 'comment ' || name || ' ' || d.objsubid || ' ' || d.description
              from mine join pg_description d on d.objoid = mine.oid and d.classoid = 'pg_class'::regclass
            union all select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
              where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plumbline') and p.prokind = 'f'
                and not exists (select from pg_depend d where d.objid = p.oid and d.deptype in ('e', 'i'))
            union all select 'type ' || t.oid::regtype::text || ' ' || t.typtype::text || ' '
                || coalesce((select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid), '')
              from pg_type t join pg_namespace n on n.oid = t.typnamespace
              where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plumbline') and t.typtype in ('e', 'd', 'r')
            union all select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'plumbline'
            union all select 'extension ' || extname from pg_extension
            order by 1
            """;

    @TempDir
    Path folder;

    @Test
    void aStrangersDatabaseBecomesAPackThatRebuildsIt() throws Exception {
        try (var stranger = ThrowAwayDatabase.create();
                var copy = ThrowAwayDatabase.create()) {
            List<String> nothing = objects(stranger.database());
            Sql.run(stranger.database(), text("stranger.sql"));
            List<String> before = objects(stranger.database());
            BaselineResult result = write(stranger.database(), folder.resolve("pack"), List.of(), Existing.KEPT);
            assertThat(result.differences()).isEmpty();
            assertThat(result.undoLeaves()).isEmpty();
            assertThat(objects(stranger.database())).isEqualTo(before);

            Pack pack = Packs.find(folder.resolve("pack").toString());
            assertThat(pack.extensions()).containsExactly("citext");
            new Migrator(copy.database(), pack).migrate();
            assertThat(objects(copy.database())).hasSizeGreaterThan(90).isEqualTo(before);
            Sql.run(copy.database(), Files.readString(folder.resolve("pack/schema/U0001__baseline.sql")));
            assertThat(objects(copy.database())).isEqualTo(nothing);

            // The database that it was made of takes the pack over without running anything.
            var adopting = new Migrator(stranger.database(), pack, baseline());
            assertThat(adopting.migrate()).isEmpty();
            assertThat(pack.files(Phase.SCHEMA)).hasSize(2);
            assertThat(objects(stranger.database())).isEqualTo(before);
        }
    }

    /** What is offered holds for the rows there are, and is not part of the pack until somebody moves it there. */
    @Test
    void checksAreOfferedAndHold() throws Exception {
        try (var stranger = ThrowAwayDatabase.create()) {
            Sql.run(stranger.database(), text("stranger.sql"));
            assertThatThrownBy(
                            () -> write(stranger.database(), folder.resolve("part"), List.of("public"), Existing.KEPT))
                    .hasMessageContaining("name those that they need, too")
                    .hasMessageContaining("schema \"audit\" does not exist");
            write(stranger.database(), folder.resolve("pack"), List.of(), Existing.KEPT);
            List<String> offered = names(folder.resolve("pack/offered"));
            assertThat(offered)
                    .contains(
                            "parcel_state_values.sql",
                            "parcel_weight_range.sql",
                            "parcel_sent_range.sql",
                            "parcel_code_unique.sql",
                            "parcel_code_present.sql",
                            "parcel_hint_mostly_present.sql")
                    .doesNotContain("parcel_id_unique.sql", "parcel_state_unique.sql", "customer_short_present.sql");
            assertThat(Packs.find(folder.resolve("pack").toString()).checks()).isEmpty();
            try (Connection connection = stranger.database().connect()) {
                for (String name : offered) {
                    String query =
                            Files.readString(folder.resolve("pack/offered").resolve(name));
                    assertThat(Rows.list(connection, query.replaceAll("(?m)^--.*", ""), row -> row.getString(1)))
                            .as(name)
                            .isEmpty();
                }
                Sql.run(
                        stranger.database(),
                        "insert into public.parcel values (1000, 900, 'stolen', '2031-01-01', 'P1', null)");
                var broken = new ArrayList<String>();
                for (String name : offered) {
                    String query =
                            Files.readString(folder.resolve("pack/offered").resolve(name));
                    if (!Rows.list(connection, query.replaceAll("(?m)^--.*", ""), row -> row.getString(1))
                            .isEmpty()) {
                        broken.add(name);
                    }
                }
                assertThat(broken)
                        .containsExactlyInAnyOrder(
                                "parcel_state_values.sql",
                                "parcel_weight_range.sql",
                                "parcel_sent_range.sql",
                                "parcel_code_unique.sql");
            }
        }
    }

    /** A name is not code, whatever it holds; and the role that the proof is made by is gone afterwards. */
    @Test
    void rightsOfARoleWhoseNameLooksLikeCodeAreOnlyRights() throws Exception {
        String hostile = "\"x$$ create role plumbline_was_here do $$ --\"";
        try (var small = ThrowAwayDatabase.create()) {
            Sql.run(small.database(), "create role " + hostile);
            try {
                Sql.run(small.database(), "create table only_one (id int); grant select on only_one to " + hostile);
                BaselineResult result = Baseline.write(
                        small.database(),
                        folder.resolve("pack"),
                        new BaselineOptions(List.of(), true, false, false, Existing.KEPT),
                        line -> {});
                assertThat(result.differences()).isEmpty();
                try (Connection connection = small.database().connect()) {
                    assertThat(Rows.list(
                                    connection,
                                    "select rolname from pg_roles where rolname = 'plumbline_was_here' or rolname ~ '^plumbline_.*_owner$'",
                                    row -> row.getString(1)))
                            .isEmpty();
                }
            } finally {
                Sql.run(small.database(), "drop table if exists only_one; drop role " + hostile);
            }
        }
    }

    /** What roles may do in schema public is written; what everybody may do there is the server's own affair, and is said. */
    @Test
    void everybodysRightsOnSchemaPublicAreLeftAlone() throws Exception {
        try (var small = ThrowAwayDatabase.create()) {
            Sql.run(small.database(), "create role plumbline_reader_of_public");
            try {
                Sql.run(
                        small.database(),
                        "create table only_one (id int); revoke all on schema public from public;"
                                + " grant usage on schema public to plumbline_reader_of_public;"
                                + " alter default privileges in schema public grant select on tables to plumbline_reader_of_public");
                BaselineResult result = Baseline.write(
                        small.database(),
                        folder.resolve("pack"),
                        new BaselineOptions(List.of(), true, false, false, Existing.KEPT),
                        line -> {});
                String migration = Files.readString(folder.resolve("pack/schema/V0001__baseline.sql"));
                assertThat(migration)
                        .contains("grant usage on schema public to plumbline_reader_of_public;")
                        .doesNotContain("alter default privileges", "on schema public from public");
                assertThat(result.notes())
                        .anyMatch(note -> note.contains("everybody may do in schema public is left alone")
                                && note.contains("revoke all on schema public from public")
                                && note.contains("grant select on tables to plumbline_reader_of_public"));
                assertThat(result.differences()).isEmpty();
                assertThat(result.undoLeaves()).isEmpty();
                assertThat(Files.readString(folder.resolve("pack/schema/U0001__baseline.sql")))
                        .contains("revoke usage on schema public from plumbline_reader_of_public;");
            } finally {
                Sql.run(
                        small.database(),
                        "drop owned by plumbline_reader_of_public; drop role plumbline_reader_of_public");
            }
        }
    }

    @Test
    void aPackThatIsThereIsNotWrittenOver() throws Exception {
        try (var small = ThrowAwayDatabase.create()) {
            Sql.run(small.database(), "create table only_one (id int)");
            write(small.database(), folder.resolve("pack"), List.of(), Existing.KEPT);
            assertThatThrownBy(() -> write(small.database(), folder.resolve("pack"), List.of(), Existing.KEPT))
                    .isInstanceOf(PlumblineException.class)
                    .hasMessageContaining("already holds a pack");
            assertThat(write(small.database(), folder.resolve("pack"), List.of(), Existing.REPLACED)
                            .exact())
                    .isTrue();
        }
        try (var empty = ThrowAwayDatabase.create()) {
            assertThatThrownBy(() -> write(empty.database(), folder.resolve("none"), List.of(), Existing.KEPT))
                    .hasMessageContaining("holds no object");
        }
    }

    private static MigrateOptions baseline() {
        MigrateOptions usual = MigrateOptions.DEFAULT;
        return new MigrateOptions(
                usual.phases(),
                usual.target(),
                usual.waits(),
                usual.outOfOrder(),
                Optional.of("1"),
                usual.repair(),
                usual.allow(),
                usual.observers());
    }

    private static BaselineResult write(Database database, Path folder, List<String> schemas, Existing existing) {
        return Baseline.write(database, folder, new BaselineOptions(schemas, false, false, true, existing), line -> {});
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> objects(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Rows.list(connection, OBJECTS, row -> row.getString(1));
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BaselineIT.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
