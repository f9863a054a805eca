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
        Stream<String> known = TortureSchema.resource("mutations.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ;; ")[0]);
        return Stream.concat(
                known,
                Stream.of(
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
                        "create function app.f() returns int language sql return 1;"
                                + " alter extension plpgsql add function app.f(); alter extension plpgsql drop function app.f()",
                        "create table app.own (id int); create sequence app.s owned by app.own.id",
                        "create table app.own (id int); create sequence app.s owned by app.own.id; alter sequence app.s owned by none",
                        "truncate app.scratch; analyze",
                        "select 1"));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aChangeIsSeenAsReadingEverythingSeesIt(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            CatalogTracker tracker = untouched.copy();
            Catalog before = tracker.catalog();
            tracker.begin();
            statement.execute(sql);
            CatalogChanges changes = tracker.end();
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

    private static Catalog applied(Catalog before, CatalogChanges changes) {
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
