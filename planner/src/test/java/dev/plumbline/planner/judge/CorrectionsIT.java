package dev.plumbline.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import dev.plumbline.planner.MajorDatabase;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.Observer;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.FixPart;
import dev.plumbline.planner.rule.Rule;
import dev.plumbline.planner.rule.RuleBook;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a rule hands out can be applied to a database with rows, its backfills too, and its undo files lead back to where it began. */
class CorrectionsIT {
    private static final Pattern BACKFILL =
            Pattern.compile("plumbline backfill --table (.+?) --set (.+?)(?: --where (.+))?");

    /** What only an author can take back: the undo file says so. */
    private static final Set<String> NOT_TAKEN_BACK =
            Set.of("function-call-ambiguous", "partition-detach-blocks", "type-change-rewrites");

    @Test
    void correctionsRunOverRowsAndTheirUndoFilesLeadBack() throws SQLException {
        var wrong = new ArrayList<String>();
        var tried = new ArrayList<String>();
        try (MajorDatabase copy = MajorDatabase.create();
                MajorDatabase filled = MajorDatabase.create();
                Observer observer = Observer.of(copy.owner());
                Connection connection = filled.database().connect();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            var judge = new Judge(version);
            for (Rule rule : RuleBook.all()) {
                if (rule.fix().isEmpty() || version < rule.first() || version > rule.last()) {
                    continue;
                }
                for (String sql : bad(rule)) {
                    String setup = RuleBook.resource(rule.id() + "/setup.sql").orElse("");
                    observer.run(new Script("clean", "drop schema public cascade; create schema public;", true));
                    observer.run(new Script("setup", setup, true));
                    var script = new Script(
                            "bad",
                            sql,
                            !NonTransactional.inAny(SqlScript.of(sql).all()));
                    Optional<Finding> corrected = judge.judge(observer.observe(script)).findings().stream()
                            .filter(one ->
                                    one.rule().equals(rule.id()) && !one.fix().isEmpty())
                            .findFirst();
                    if (corrected.isEmpty()) {
                        continue;
                    }
                    Finding finding = corrected.get();
                    statement.execute("drop schema public cascade; create schema public; set search_path = public");
                    statement.execute("drop schema if exists plumbline cascade;" + setup);
                    fill(statement);
                    tried.add(rule.id());
                    wrong.addAll(tryOut(rule, finding, filled.database(), statement));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).hasSizeGreaterThanOrEqualTo(20);
    }

    private static List<String> tryOut(Rule rule, Finding finding, Database database, Statement statement)
            throws SQLException {
        Catalog before = catalogue(statement);
        String at = "";
        try {
            for (FixPart part : finding.fix()) {
                at = part.sql();
                if (part.command()) {
                    backfill(database, part.sql());
                } else {
                    run(statement, part.transaction(), part.sql());
                }
            }
            for (int i = finding.fix().size() - 1; i >= 0; i--) {
                FixPart part = finding.fix().get(i);
                at = part.undo();
                run(statement, part.transaction(), at);
            }
        } catch (SQLException e) {
            statement.execute("rollback");
            return List.of(rule.id() + ": " + at + " fails: " + e.getMessage());
        }
        if (NOT_TAKEN_BACK.contains(rule.id())) {
            return List.of();
        }
        statement.execute("drop schema if exists plumbline cascade");
        return CatalogDiff.between(before, catalogue(statement)).differences().stream()
                .map(CatalogDifference::render)
                .map(difference -> rule.id() + " does not lead back: " + difference)
                .toList();
    }

    private static void backfill(Database database, String command) {
        Matcher found = BACKFILL.matcher(command);
        assertThat(found.matches()).as(command).isTrue();
        String where = found.group(3) == null ? "" : word(found.group(3));
        String set = word(found.group(2)).replace("...", "'1'");
        new Backfill(database, BackfillOptions.of(word(found.group(1)), set, where), line -> {}).run();
    }

    /** As the shell reads it. */
    private static String word(String quoted) {
        assertThat(quoted).startsWith("'").endsWith("'");
        return quoted.substring(1, quoted.length() - 1).replace("'\\''", "'");
    }

    private static void run(Statement statement, boolean transaction, String sql) throws SQLException {
        if (transaction) {
            statement.execute("begin; set local lock_timeout = '2s'");
        }
        for (var one : SqlScript.of(sql).all()) {
            statement.execute(one.text());
        }
        if (transaction) {
            statement.execute("commit");
        }
    }

    /** Three rows in every table that takes them. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                do $fill$
                declare
                  t record;
                begin
                  for t in
                    select c.oid::regclass as name,
                      string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
                      string_agg(case when y.typcategory = 'N' then 'g' when y.typcategory = 'D' then 'date ''2025-05-01'' + g'
                        when y.typcategory = 'E' then format('enum_first(null::%s)', a.atttypid::regtype)
                        else format('cast(g as text)::%s', format_type(a.atttypid, a.atttypmod)) end, ', ' order by a.attnum) as vals
                    from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      and a.attidentity = ''
                    join pg_type y on y.oid = a.atttypid
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    group by c.oid order by c.oid
                  loop
                    begin
                      execute format('insert into %s (%s) select %s from generate_series(1, 3) g', t.name, t.columns, t.vals);
                    exception when others then
                      raise notice '% takes none: %', t.name, sqlerrm;
                    end;
                  end loop;
                end
                $fill$""");
    }

    private static Catalog catalogue(Statement statement) throws SQLException {
        return Catalog.read(statement.getConnection(), CatalogScope.everything());
    }

    private static List<String> bad(Rule rule) {
        return Stream.of("bad", "bad2", "bad3")
                .flatMap(name -> RuleBook.resource(rule.id() + "/" + name + ".sql").stream())
                .toList();
    }
}
