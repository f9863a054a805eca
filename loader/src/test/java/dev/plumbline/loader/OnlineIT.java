package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.TableResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An online replace ends as any replace does, and leaves the rows alone that were the same. */
class OnlineIT {

    private static final int TIMES = Integer.getInteger("plumbline.online.times", 8);
    private static final long SEED = Long.getLong("plumbline.online.seed", 4711);

    private static LoadResult replace(Scratch scratch, Path file) {
        return scratch.into("t").mode(Mode.REPLACE).online().files(file).run();
    }

    private static String counts(LoadResult result) {
        TableResult t = result.tables().get(0);
        return t.inserted() + " new, " + t.updated() + " changed, " + t.unchanged() + " as they were, " + t.deleted()
                + " deleted";
    }

    @Test
    void rowsThatAreTheSameStayWhereTheyAre() {
        try (var scratch = new Scratch(
                "create table t (id serial primary key, a int, b text)",
                "insert into t (a, b) values (1, 'x'), (1, 'x'), (1, 'x'), (2, null), (3, 'old')")) {
            List<String> before = scratch.rows("select ctid, xmin, id, a, b from t order by id");
            var result = replace(scratch, scratch.file("t.csv", "a,b", "2,", "1,x", "4,new", "1,x"));
            assertThat(counts(result)).isEqualTo("1 new, 0 changed, 3 as they were, 2 deleted");
            List<String> after = scratch.rows("select ctid, xmin, id, a, b from t where a <> 4 order by id");
            assertThat(before).containsAll(after);
            assertThat(scratch.rows("select a, b from t order by 1, 2"))
                    .containsExactly("1|x", "1|x", "2|null", "4|new");
            assertThat(counts(replace(scratch, scratch.file("u.csv", "a,b", "2,", "1,x", "4,new", "1,x"))))
                    .isEqualTo("0 new, 0 changed, 4 as they were, 0 deleted");
        }
    }

    @Test
    void aRowOfTheSameKeyIsChangedInItsPlaceUnlessOtherKeysCouldCollide() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, u text, parent int references t)",
                "insert into t values (1, 'a', null), (2, 'b', 1), (3, 'c', 2)")) {
            assertThat(counts(replace(scratch, scratch.file("t.csv", "id,u,parent", "1,a,2", "2,b,", "4,d,4"))))
                    .isEqualTo("1 new, 2 changed, 0 as they were, 1 deleted");
            scratch.run("alter table t add unique (u)");
            assertThat(counts(replace(scratch, scratch.file("u.csv", "id,u,parent", "1,b,2", "2,a,", "4,d,1"))))
                    .isEqualTo("3 new, 0 changed, 0 as they were, 3 deleted");
            assertThat(scratch.rows("select * from t order by 1")).containsExactly("1|b|2", "2|a|null", "4|d|1");
        }
    }

    /** The row that goes would take along the new one that refers to the one in its place. */
    @Test
    void rowsThatTakeOthersAlongAreAllWritten() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, u int unique, parent int references t on delete cascade)",
                "insert into t values (1, 1, null), (2, 2, 1), (3, 3, 2)")) {
            replace(scratch, scratch.file("t.csv", "id,u,parent", "1,2,", "2,1,1", "3,3,2", "4,4,2"));
            assertThat(scratch.rows("select * from t order by 1"))
                    .containsExactly("1|2|null", "2|1|1", "3|3|2", "4|4|2");
        }
    }

    /** What a column without a value in the input holds is what an ordinary replace would give it. */
    @Test
    void columnsThatTheInputDoesNotHaveTakeTheirDefault() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, state text default 'new', n int generated always as (id * 2) stored)",
                "insert into t values (1, 'sold'), (2, 'new')")) {
            assertThat(counts(replace(scratch, scratch.file("t.csv", "id", "1", "2"))))
                    .isEqualTo("0 new, 1 changed, 1 as they were, 0 deleted");
            assertThat(scratch.rows("select * from t order by 1")).containsExactly("1|new|2", "2|new|4");
        }
    }

    /** Values that are equal to their type and yet not the same, types without a hash, partitions, NULLs and doubles. */
    @Test
    void theTableEndsAsByAnOrdinaryReplaceWhateverItHolds() {
        var random = new Random(SEED);
        String[] shapes = {
            "create table %s (k int, n numeric, f float8, j json, p point, t text, primary key (k))",
            "create table %s (k int, n numeric, f float8, j json, p point, t text)",
            "create table %s (k int, n numeric, f float8, j jsonb, p text, t char(5))",
            "create table %1$s (k int, n numeric, f float8, j text, p text, t text) partition by list (k);"
                    + "create table %1$s_1 partition of %1$s for values in (0, 1, 2);"
                    + "create table %1$s_2 partition of %1$s default",
        };
        for (int time = 0; time < TIMES; time++) {
            String shape = shapes[time % shapes.length];
            boolean keyed = shape.contains("primary");
            try (var scratch = new Scratch(shape.formatted("t"), shape.formatted("o"))) {
                for (int load = 0; load < 3; load++) {
                    Path file = scratch.file("f" + load + ".csv", lines(random, keyed));
                    replace(scratch, file);
                    scratch.into("o").mode(Mode.REPLACE).files(file).run();
                    String rows = "select k, n, f, j, p, t from %s x order by x::text";
                    assertThat(scratch.rows(rows.formatted("t")))
                            .as("seed %d, time %d, load %d", SEED, time, load)
                            .isEqualTo(scratch.rows(rows.formatted("o")));
                }
            }
        }
    }

    private static String[] lines(Random random, boolean keyed) {
        List<String[]> values = List.of(
                new String[] {"1", "1.0", "1.00", ""},
                new String[] {"0", "-0", "NaN", ""},
                new String[] {"\"{\"\"a\"\":1}\"", "\"{\"\"a\"\": 1}\"", "[]"},
                new String[] {"\"(1,2)\"", "\"(0,-0)\"", ""},
                new String[] {"a", "\"\"", "A", "ä"});
        var lines = new ArrayList<String>(List.of("k,n,f,j,p,t"));
        for (int i = random.nextInt(40); i >= 0; i--) {
            var line = new StringBuilder(String.valueOf(keyed ? i : random.nextInt(4)));
            for (String[] choice : values) {
                line.append(',').append(choice[random.nextInt(choice.length)]);
            }
            lines.add(line.toString());
        }
        return lines.toArray(String[]::new);
    }

    private static String[] many(int orphan) {
        var lines = new ArrayList<String>(List.of("a,parent"));
        for (int i = 1; i <= 12_000; i++) {
            lines.add(i + "," + (i == orphan ? 99 : i % 3 == 0 ? "" : i % 3));
        }
        return lines.toArray(String[]::new);
    }

    /** So many new rows that a superuser's load looks at their keys by itself. */
    @Test
    void foreignKeysHoldForManyRows() {
        try (var scratch = new Scratch(
                "create table parents (id int primary key)",
                "insert into parents values (1), (2)",
                "create table t (id serial primary key, a int, parent int references parents)",
                "insert into t (a) values (7)")) {
            Path bad = scratch.file("bad.csv", many(11_111));
            assertThatThrownBy(() -> replace(scratch, bad))
                    .isInstanceOfSatisfying(
                            LoadException.class,
                            e -> assertThat(e.reject().orElseThrow().message())
                                    .contains("bad.csv:11112: ")
                                    .contains("t_parent_fkey"));
            assertThat(scratch.rows("select a from t")).containsExactly("7");
            replace(scratch, scratch.file("good.csv", many(0)));
            assertThat(scratch.rows("select count(*), count(parent) from t")).containsExactly("12000|8000");
            LoadResult some = scratch.into("t")
                    .mode(Mode.REPLACE)
                    .online()
                    .rejects(scratch.path("r.csv"))
                    .files(bad)
                    .run();
            assertThat(some.rejected()).isEqualTo(1);
            assertThat(scratch.rows("select count(*) from t")).containsExactly("11999");
            assertThatThrownBy(() -> scratch.run("insert into t (parent) values (99)"))
                    .hasMessageContaining("t_parent_fkey");
        }
    }

    @Test
    void anEmptyInputNeedsConsentAndTheSameKeyTwiceIsRefused() {
        try (var scratch = new Scratch("create table t (id int primary key)", "insert into t values (1)")) {
            Path none = scratch.file("none.csv", "id");
            assertThatThrownBy(() -> replace(scratch, none)).hasMessageContaining("--allow-empty");
            assertThatThrownBy(() -> replace(scratch, scratch.file("twice.csv", "id", "1", "2", "2")))
                    .hasMessageContaining("twice.csv:4");
            scratch.into("t")
                    .mode(Mode.REPLACE)
                    .online()
                    .allowEmpty()
                    .files(none)
                    .run();
            assertThat(scratch.rows("select * from t")).isEmpty();
        }
    }
}
