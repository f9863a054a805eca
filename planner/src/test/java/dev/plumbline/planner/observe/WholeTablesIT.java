package dev.plumbline.planner.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.planner.MajorDatabase;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlScript;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that say no table, or no row, or seem to. */
class WholeTablesIT {
    private static MajorDatabase database;
    private static Observer observer;

    @BeforeAll
    static void open() {
        database = MajorDatabase.create();
        observer = Observer.of(database.owner());
        observer.run(new Script("tables", """
                create table buyer (id bigint primary key, name text);
                create table purchase (id bigint primary key, buyer bigint, note text);
                create index purchase_buyer on purchase (buyer);
                create materialized view noted as select id from purchase where note is not null;
                create view shown as select * from purchase;
                create procedure tidy() language plpgsql as $$ begin delete from purchase where true; end $$;
                """, true));
    }

    @AfterAll
    static void close() {
        observer.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update purchase set note = 'x'                                                 | update public.purchase true
            update purchase set note = 'x' where true                                      | update public.purchase true
            update purchase set note = 'x' where 1 = 1 or id = 3                           | update public.purchase true
            update purchase set note = (select max(name) from buyer)                       | update public.purchase true
            update purchase set note = 'x' where note is null                              | update public.purchase false
            update purchase set note = name from buyer b where b.id = buyer                | update public.purchase false
            update purchase set note = 'x' where id in (select id from purchase limit 10)  | update public.purchase false
            update purchase set note = 'x' where exists (select from buyer)                | update public.purchase false
            update shown set note = 'x'                                                    | update public.purchase true
            delete from purchase                                                           | delete public.purchase true
            delete from purchase where id = 4                                              | delete public.purchase false
            delete from purchase using buyer b where b.id = buyer                          | delete public.purchase false
            with gone as (delete from purchase returning id) select count(*) from gone     | delete public.purchase true
            insert into purchase (id) values (1)                                           | insert public.purchase false
            do $$ begin update purchase set note = 'x'; end $$                             | update public.purchase true
            call tidy()                                                                    | delete public.purchase true
            """)
    void rowsThatAreLeftOutAreSeenAndNotRead(String sql, String wanted) {
        ObservedFile file = observer.observe(new Script("rows", sql + "; rollback;", true));

        ObservedStatement one = file.statements().get(0);
        assertThat(one.error()).isEmpty();
        assertThat(one.facts().stream()
                        .filter(fact -> fact.kind().equals("written"))
                        .map(WholeTablesIT::words))
                .containsExactly(wanted);
    }

    private static String words(Fact fact) {
        return fact.get("command") + " " + fact.get("table") + " " + fact.get("whole");
    }

    @Test
    void vacuumWithoutATableLocksEachOfThem() {
        ObservedFile file = observer.observe(new Script("vacuum", "vacuum (analyze);", false));

        assertThat(locks(file, "table", "materialized view"))
                .containsExactlyInAnyOrder(
                        "share update exclusive on public.buyer",
                        "share update exclusive on public.purchase",
                        "share update exclusive on public.noted");
        assertThat(file.statements().get(0).rewritten()).isEmpty();
    }

    @Test
    void vacuumFullWithoutATableWritesEachOfThemAnew() {
        ObservedFile file = observer.observe(new Script("vacuum", "vacuum full", false));

        assertThat(locks(file, "table", "materialized view"))
                .containsExactlyInAnyOrder(
                        "access exclusive on public.buyer",
                        "access exclusive on public.purchase",
                        "access exclusive on public.noted");
        assertThat(file.statements().get(0).rewritten())
                .containsExactlyInAnyOrder(
                        "public.buyer",
                        "public.buyer_pkey",
                        "public.purchase",
                        "public.purchase_pkey",
                        "public.purchase_buyer",
                        "public.noted");
    }

    @Test
    void clusterWithoutATablePacksThoseThatHaveAnOrder() {
        observer.run(new Script("order", "alter table purchase cluster on purchase_buyer", true));

        String sql = "cluster;";
        ObservedFile file = observer.observe(new Script(
                "cluster", sql, !NonTransactional.inAny(SqlScript.of(sql).all())));

        assertThat(file.statements().get(0).error()).isEmpty();
        assertThat(locks(file, "table")).containsExactly("access exclusive on public.purchase");
        assertThat(file.statements().get(0).rewritten())
                .containsExactlyInAnyOrder("public.purchase", "public.purchase_pkey", "public.purchase_buyer");
    }

    @Test
    void aPartitionThatIsDetachedConcurrentlyIsLockedAtTheEnd() {
        observer.run(new Script("partitions", """
                create table reading (at date not null) partition by range (at);
                create table reading_1 partition of reading for values from ('2024-01-01') to ('2025-01-01');
                """, true));

        ObservedFile file = observer.observe(
                new Script("detach", "alter table reading detach partition reading_1 concurrently", false));
        observer.run(new Script("partitions", "drop table reading, reading_1", true));

        assertThat(locks(file, "table", "partitioned table"))
                .containsExactlyInAnyOrder(
                        "share update exclusive on public.reading", "access exclusive on public.reading_1");
        assertThat(file.statements().get(0).facts()).extracting(Fact::kind).contains("partition.detached");
    }

    private static List<String> locks(ObservedFile file, String... kinds) {
        return file.locks().stream()
                .filter(lock -> List.of(kinds).contains(lock.kind()))
                .map((ObservedLock lock) -> lock.mode().words() + " on " + lock.object())
                .toList();
    }
}
