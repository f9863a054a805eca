package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a transaction changed, found by looking at that alone, is what reading everything finds. */
class CatalogTrackerIT {
    private static ThrowAwayDatabase torture;
    private static Connection connection;
    private static CatalogTracker untouched;

    @BeforeAll
    static void open() throws SQLException {
        torture = TortureSchema.copy();
        connection = torture.database().connectForUser();
        connection.setAutoCommit(false);
        untouched = new CatalogTracker(connection, CatalogScope.everything());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        torture.close();
    }

    static Stream<String> mutations() {
        return TortureSchema.resource("mutations.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ;; ")[0]);
    }

    static Stream<String> changes() {
        return Stream.of(
                "alter schema app rename to other",
                "create schema added; create table added.t (i int primary key, s serial)",
                "drop schema app cascade",
                "alter table app.customer rename to client",
                "alter table app.customer rename column name to called",
                "alter table app.customer add column extra2 text default 'x', add check (extra2 <> '')",
                "alter table app.customer disable trigger all",
                "create table app.a (id int primary key); create table app.b (a int references app.a);"
                        + " create view app.ab as select b.a from app.b join app.a on a.id = b.a;"
                        + " create function app.fa(x app.a) returns app.a language sql return x",
                "create type app.added as (a int, b app.customer)",
                "create extension if not exists plpgsql; create role tracked; drop role tracked",
                "create publication tracked for all tables",
                "create table app.gone (i int); comment on table app.gone is 'x'; drop table app.gone",
                "do $$ begin begin create table app.lost (i int); raise 'x'; exception when others then null; end;"
                        + " create table app.won (i int); end $$",
                "comment on extension plpgsql is 'x'; comment on schema app is null",
                "deallocate all; create table app.after (i int)",
                "create function app.f() returns int language sql return 1;"
                        + " alter extension plpgsql add function app.f(); alter extension plpgsql drop function app.f()",
                "create table app.own (id int); create sequence app.s owned by app.own.id",
                "create table app.own (id int); create sequence app.s owned by app.own.id; alter sequence app.s owned by none",
                "truncate app.scratch; analyze",
                "select 1");
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("mutations")
    void eachOfTheKnownMutationsIsSeenAsReadingEverythingSeesIt(String sql) throws SQLException {
        aChangeIsSeenAsReadingEverythingSeesIt(sql);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsSeenAsReadingEverythingSeesIt(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            CatalogTracker tracker = untouched.copy();
            Catalog before = tracker.catalog();
            tracker.begin();
            statement.execute(sql);
            CatalogTracker.Changes changes = tracker.end();
            Catalog now = Catalog.read(connection, CatalogScope.everything());
            assertThat(tracker.catalog().canonicalText()).isEqualTo(now.canonicalText());
            assertThat(applied(before, changes).canonicalText()).isEqualTo(now.canonicalText());

            tracker.begin();
            statement.execute("create table public.next (i int primary key); comment on table public.next is 'n'");
            assertThat(tracker.end().added()).contains("table public.next", "column public.next.i");

            tracker.begin();
            statement.execute("drop table public.next");
            tracker.end();
            assertThat(tracker.catalog().canonicalText()).isEqualTo(now.canonicalText());
        } finally {
            connection.rollback();
        }
    }

    /** What was there before is written of others by name, and some of that changes without a row of theirs being written. */
    static Stream<String> laterChanges() {
        return Stream.of(
                "alter table later.b add column more int",
                "alter table later.b add column id2 int, add constraint id2_known check (id2 > 0)",
                "alter table later.a rename column n to m",
                "alter table later.a alter column d type bigint",
                "alter table later.a alter column e type text collate \"POSIX\"",
                "alter table later.a rename to renamed",
                "alter table later.a alter column n set not null, alter column n set default 7",
                "alter table later.a rename constraint n_known to n_is_known; alter index later.a_n rename to a_m",
                "alter index later.a_pkey rename to a_key",
                "alter trigger touch on later.a rename to touched",
                "alter policy own on later.a rename to owned",
                "alter type later.kind rename value 'one' to 'first'",
                "alter type later.kind add value 'third'",
                "alter domain later.amount set not null",
                "alter domain later.amount add constraint small check (value < 100)",
                "alter table later.a alter constraint a_kind_fkey deferrable",
                "create table later.part2 partition of later.whole for values in (2)",
                "create table later.part3 (id int not null, k int not null);"
                        + " alter table later.whole attach partition later.part3 for values in (3)",
                "create index on later.whole (id)",
                "create or replace view later.v as select id, n, c, b.x, 1 as more from later.a join later.b using (id)",
                "create or replace function later.f(int default 5) returns bigint language sql return (select count(*) from later.b)",
                "comment on constraint n_known on later.a is 'x'; comment on trigger touch on later.a is 'y';"
                        + " comment on index later.a_pkey is 'z'; comment on column later.v.n is 'v'; comment on policy own on later.a is 'p'",
                "grant select (n) on later.a to public; grant select on later.v to public",
                "alter sequence later.s owned by later.b.x; alter sequence later.s increment 5",
                "alter table later.a alter column id set increment 3",
                "alter table later.a disable trigger touch; alter table later.a enable row level security",
                "create statistics later.st on n, c from later.a; alter statistics later.st set statistics 7",
                "alter table later.a alter column n set statistics 50; alter index later.a_l alter column 1 set statistics 9",
                "create rule quiet as on delete to later.b do instead nothing",
                "create function later.g(later.a) returns later.kind language sql return 'one'::later.kind",
                "create type later.pair as (l later.amount, r later.kind); comment on column later.pair.l is 'left'",
                "comment on schema later is 'x'");
    }

    @ParameterizedTest
    @MethodSource("laterChanges")
    void aChangeOfWhatWasMadeBeforeIsSeen(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            CatalogTracker tracker = untouched.copy();
            tracker.begin();
            statement.execute("create schema later; create type later.kind as enum ('one', 'two');"
                    + " create domain later.amount as int default 1 check (value > 0);"
                    + " create table later.kinds (k later.kind primary key);"
                    + " create table later.a (id int generated always as identity primary key, n int default 1,"
                    + " c text default 'x', k later.kind default 'one' constraint a_kind_fkey references later.kinds,"
                    + " m2 later.amount, d int check (d + 0 > 0), e text, constraint n_known check (n <> 3));"
                    + " create index a_n on later.a (n) where k = 'one'; create index a_l on later.a (lower(c)); create index a_e on later.a (e, lower(e));"
                    + " create table later.b (id int references later.a, x int);"
                    + " create view later.v as select id, n, c, b.x from later.a join later.b using (id);"
                    + " create view later.w as select * from later.v natural join later.b;"
                    + " create function later.f(int default 4) returns bigint language sql"
                    + " return (select count(*) from later.a join later.b using (id));"
                    + " create function later.t() returns trigger language plpgsql as 'begin return new; end';"
                    + " create trigger touch before update on later.a for each row when (old.n is distinct from new.n)"
                    + " execute function later.t();"
                    + " create policy own on later.a using (exists (select from later.b join later.kinds on true));"
                    + " create rule loud as on insert to later.b do also notify b;"
                    + " create table later.whole (id int, k int primary key) partition by list (k);"
                    + " create table later.part1 partition of later.whole for values in (1); create sequence later.s");
            tracker.end();
            tracker.begin();
            statement.execute(sql);
            tracker.end();
            Catalog now = Catalog.read(connection, CatalogScope.everything());
            assertThat(tracker.catalog().canonicalText()).isEqualTo(now.canonicalText());
        } finally {
            connection.rollback();
        }
    }

    @Test
    void withoutATransactionEverythingIsRead() throws SQLException {
        try (var copy = TortureSchema.copy();
                Connection alone = copy.database().connectForUser();
                Statement statement = alone.createStatement()) {
            var tracker = new CatalogTracker(alone, CatalogScope.everything());
            tracker.begin();
            statement.execute("create index concurrently on app.scratch ((1))");
            assertThat(tracker.end().now()).extracting(CatalogObject::kind).containsExactly(CatalogKind.INDEX);
        }
    }

    private static Catalog applied(Catalog before, CatalogTracker.Changes changes) {
        List<String> replaced = changes.now().stream().map(CatalogObject::key).toList();
        return new Catalog(
                before.serverMajor(),
                Stream.concat(
                                before.objects().stream()
                                        .filter(one -> !changes.gone().contains(one.key()))
                                        .filter(one -> !replaced.contains(one.key())),
                                changes.now().stream())
                        .toList());
    }
}
