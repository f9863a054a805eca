package dev.plumbline.loader;

import dev.plumbline.loader.mode.Mode;
import java.nio.file.Path;
import java.util.List;

/** The kinds of load that are killed, the table they work on and what may be found in it afterwards. */
final class Faults {

    static final List<String> KINDS = List.of("append", "replace", "online", "upsert", "sync", "chunk", "chunk-upsert");
    static final int OLD = 3_000;
    private static final int ROWS = Integer.getInteger("plumbline.kill.rows", 40_000);

    private static final String SUM =
            "select count(*), coalesce(sum(hashtext(t::text)::bigint), 0) from (select id, v, n from t) t";

    private Faults() {}

    static FileLoad configure(FileLoad load, String kind) {
        return switch (kind) {
            case "online" -> load.mode(Mode.REPLACE).online();
            case "chunk" -> load.mode(Mode.APPEND).chunk(1_000);
            case "chunk-upsert" -> load.mode(Mode.UPSERT).chunk(1_000);
            default -> load.mode(Mode.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
        };
    }

    static String[] schema() {
        return new String[] {
            "create table other (id int primary key)",
            "insert into other select generate_series(0, 9)",
            "create table t (id int primary key, v text not null, n int references other, unique (v))",
            "create index t_n on t (n)",
        };
    }

    /** Keys and indexes are recreated from four megabytes on; for the other ways it is all the same how much comes. */
    private static int rows(String kind) {
        return kind.equals("append") || kind.equals("replace") ? ROWS : ROWS / 5;
    }

    /** Rows that an append finds no fault with, and that change, keep and add for the other modes. */
    static Path input(Scratch scratch, String kind) {
        boolean append = kind.equals("append") || kind.equals("chunk");
        int from = append ? OLD + 1 : OLD / 2;
        int rows = rows(kind);
        String[] lines = new String[rows + 1];
        lines[0] = "id,v,n";
        for (int i = 0; i < rows; i++) {
            int id = from + i;
            lines[i + 1] = id + "," + (id % 3 == 0 ? "old " : "new ")
                    + "value with a long enough text to make the file big enough for "
                    + "the fast way: four megabytes or more of it " + id + "," + id % 10;
        }
        return scratch.file("t.csv", lines);
    }

    static void reset(Scratch scratch) {
        scratch.run(
                "set synchronous_commit = on", // or a crash could take this away again
                "truncate t",
                "insert into t select i, 'old value with a long enough text to make the file big enough for the fast way: four"
                        + " megabytes or more of it ' || i, i % 10 from generate_series(1, " + OLD + ") i",
                "drop schema if exists plumbline cascade");
    }

    static String sum(Scratch scratch) {
        return scratch.rows(SUM).get(0);
    }

    /** What must never change, and what a load leaves behind when it leaves anything: nothing. */
    static List<String> surroundings(Scratch scratch) {
        return scratch.rows(
                "select conname || ' ' || pg_get_constraintdef(oid) || convalidated from pg_constraint where conrelid ="
                        + " 't'::regclass union all select indexdef from pg_indexes where tablename = 't' union all select relname from"
                        + " pg_class where relname like 'plumbline_stage%' order by 1");
    }
}
