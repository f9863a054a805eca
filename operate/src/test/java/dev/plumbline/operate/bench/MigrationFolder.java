package dev.plumbline.operate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A folder of migrations as a project of some years has it: tables that refer to each other, columns that came later, indexes,
 * enums, views, functions, triggers, comments, data and its corrections. Always the same for the same number of files.
 */
final class MigrationFolder {
    private final Path folder;
    private final boolean undo;
    private final List<String> tables = new ArrayList<>();
    private int version;

    private MigrationFolder(Path folder, boolean undo) {
        this.folder = folder;
        this.undo = undo;
    }

    /** @param undo whether every file has its undo beside it */
    static void write(Path folder, int files, boolean undo) throws IOException {
        Files.createDirectories(folder);
        var writing = new MigrationFolder(folder, undo);
        for (int i = 0; i < files; i++) {
            writing.next(i);
        }
    }

    private void next(int i) throws IOException {
        if (i % 7 == 0 || tables.size() < 3) {
            table(i);
            return;
        }
        String table = tables.get((i * 5) % tables.size());
        switch (i % 7) {
            case 1 ->
                file(
                        "index_" + table,
                        "create index %1$s_v%2$d on %1$s (state, made_at) where state <> 'closed';\n"
                                + "create index %1$s_n%2$d on %1$s (lower(name));\n",
                        "drop index %1$s_v%2$d, %1$s_n%2$d;\n",
                        table,
                        i);
            case 2 ->
                file(
                        "view_" + table,
                        "create view %1$s_view%2$d as select id, name, state, amount from %1$s where amount > 0;\n"
                                + "comment on view %1$s_view%2$d is 'Those of %1$s that count';\n",
                        "drop view %1$s_view%2$d;\n",
                        table,
                        i);
            case 3 ->
                file(
                        "function_" + table,
                        "create function %1$s_total%2$d(wanted text) returns numeric language sql stable as $$\n"
                                + "    select coalesce(sum(amount), 0) from %1$s where name = wanted;\n$$;\n"
                                + "create function %1$s_touch%2$d() returns trigger language plpgsql as $$\nbegin\n"
                                + "    new.made_at := now();\n    return new;\nend;\n$$;\n"
                                + "create trigger touch%2$d before update on %1$s for each row execute function %1$s_touch%2$d();\n",
                        "drop trigger touch%2$d on %1$s;\ndrop function %1$s_touch%2$d(), %1$s_total%2$d(text);\n",
                        table,
                        i);
            case 4 ->
                file(
                        "column_" + table,
                        "alter table %1$s add column extra%2$d text not null default 'x', add column seen%2$d timestamptz;\n"
                                + "alter table %1$s add constraint extra%2$d_known check (extra%2$d <> '');\n"
                                + "comment on column %1$s.extra%2$d is 'Came later';\n",
                        "alter table %1$s drop column extra%2$d, drop column seen%2$d;\n",
                        table,
                        i);
            case 5 ->
                file(
                        "enum_" + table,
                        "create type %1$s_kind%2$d as enum ('one', 'two', 'three');\n"
                                + "alter table %1$s add column kind%2$d %1$s_kind%2$d;\n",
                        "alter table %1$s drop column kind%2$d;\ndrop type %1$s_kind%2$d;\n",
                        table,
                        i);
            default ->
                file(
                        "data_" + table,
                        "insert into %1$s (name, state, amount) select 'n' || i, 'open', i from generate_series(1, 50) i;\n"
                                + "update %1$s set state = 'closed' where amount %% 10 = 0;\n",
                        "delete from %1$s;\n",
                        table,
                        i);
        }
    }

    private void table(int i) throws IOException {
        String name = String.format(Locale.ROOT, "thing_%03d", i);
        String parent = tables.isEmpty() ? "" : tables.get(tables.size() / 2);
        String reference = parent.isEmpty() ? "" : ",\n    " + parent + "_id bigint references " + parent;
        file(
                "create_" + name,
                "create table %1$s (\n    id bigint generated always as identity primary key,\n    name text not null,\n"
                        + "    state text not null default 'open',\n    amount numeric(12, 2) not null default 0,\n"
                        + "    made_at timestamptz not null default now(),\n    note varchar(200),\n"
                        + "    unique (name, id),\n    check (amount >= 0)" + reference + "\n);\n"
                        + "create index on %1$s (state);\ncomment on table %1$s is 'Things of kind %2$d';\n"
                        + "comment on column %1$s.note is 'What there is to say';\n",
                "drop table %1$s;\n",
                name,
                i);
        tables.add(name);
    }

    private void file(String words, String up, String down, Object... values) throws IOException {
        String name = String.format(Locale.ROOT, "%04d__%s.sql", ++version, words);
        Files.writeString(folder.resolve("V" + name), String.format(Locale.ROOT, up, values));
        if (undo) {
            Files.writeString(folder.resolve("U" + name), String.format(Locale.ROOT, down, values));
        }
    }
}
