package dev.plumbline.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.planner.MajorDatabase;
import dev.plumbline.planner.observation.Script;
import dev.plumbline.planner.observe.Observer;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.FixPart;
import dev.plumbline.planner.rule.Rule;
import dev.plumbline.planner.rule.RuleBook;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every rule finds its bad examples and nothing else, passes its good ones, and what it hands out as a correction is safe. */
class RulesIT {
    private static MajorDatabase database;
    private static Observer observer;
    private static Judge judge;
    private static int version;

    @BeforeAll
    static void open() {
        database = MajorDatabase.create();
        observer = Observer.of(database.owner());
        version = Integer.parseInt(observer.version().replaceFirst("[^0-9].*", ""));
        judge = new Judge(version);
    }

    @AfterAll
    static void close() {
        observer.close();
        database.close();
    }

    @Test
    void everyRuleHasExamplesOfBothKinds() {
        assertThat(RuleBook.all()).hasSizeGreaterThan(50).allSatisfy(rule -> {
            assertThat(examples(rule, "bad")).as(rule.id()).isNotEmpty();
            assertThat(examples(rule, "good")).as(rule.id()).isNotEmpty();
        });
    }

    @Test
    void badExamplesGiveTheirFindingAndNoOther() {
        var wrong = new ArrayList<String>();
        for (Rule rule : rules()) {
            for (String sql : examples(rule, "bad")) {
                FilePlan plan = plan(rule, sql);
                if (!ids(plan).equals(Set.of(rule.id()))) {
                    wrong.add(rule.id() + " has " + ids(plan) + plan.findings() + " for " + sql);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void goodExamplesGiveNone() {
        var wrong = new ArrayList<String>();
        for (Rule rule : rules()) {
            for (String sql : examples(rule, "good")) {
                FilePlan plan = plan(rule, sql);
                if (!plan.findings().isEmpty()) {
                    wrong.add(rule.id() + " has " + plan.findings() + " for " + sql);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void correctionsAreSafe() {
        var wrong = new ArrayList<String>();
        for (Rule rule : rules()) {
            for (String sql : examples(rule, "bad")) {
                for (Finding finding : plan(rule, sql).findings()) {
                    prepare(rule);
                    for (FixPart part : finding.fix()) {
                        if (!part.command()) {
                            FilePlan corrected =
                                    look((part.transaction() ? "set lock_timeout = '2s';\n" : "") + part.sql());
                            if (corrected.verdict() != Verdict.SAFE) {
                                wrong.add(
                                        rule.id() + " hands out " + part.sql() + " which has " + corrected.findings());
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Rule> rules() {
        return RuleBook.all().stream()
                .filter(rule -> rule.first() <= version && version <= rule.last())
                .toList();
    }

    private static Set<String> ids(FilePlan plan) {
        return plan.findings().stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static FilePlan plan(Rule rule, String sql) {
        prepare(rule);
        return look(sql);
    }

    private static void prepare(Rule rule) {
        observer.run(new Script("clean", "drop schema public cascade; create schema public;", true));
        observer.run(
                new Script("setup", RuleBook.resource(rule.id() + "/setup.sql").orElse(""), true));
    }

    private static FilePlan look(String sql) {
        return judge.judge(observer.observe(new Script(
                "example", sql, !NonTransactional.inAny(SqlScript.of(sql).all()))));
    }

    private static List<String> examples(Rule rule, String kind) {
        var examples = new ArrayList<String>();
        for (int number = 1; ; number++) {
            var one = RuleBook.resource(rule.id() + "/" + kind + (number == 1 ? "" : number) + ".sql");
            if (one.isEmpty()) {
                return examples;
            }
            examples.add(one.get());
        }
    }
}
