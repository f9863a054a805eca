package dev.plumbline.planner;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.consumer.Consumers;
import dev.plumbline.planner.copy.TargetCopy;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.WithTarget;
import dev.plumbline.planner.query.GivenStatement;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryPlans;
import dev.plumbline.planner.query.StatementFiles;
import dev.plumbline.planner.query.Statements;
import dev.plumbline.planner.query.WrittenRows;
import dev.plumbline.planner.target.Calibration;
import dev.plumbline.planner.target.Rates;
import dev.plumbline.planner.target.Target;
import dev.plumbline.planner.target.TargetState;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.ThrowAwayDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plans the migrations that are pending on one database, which is only read: all that is done is done to its copy. */
public final class TargetPlanner {
    /** How long one question may keep the target busy. */
    private static final Duration QUESTION = Duration.ofSeconds(10);

    /** The rates of our own servers by their settings: they share a machine, and measuring takes longer than everything else. */
    private static final Map<String, Rates> MEASURED = new ConcurrentHashMap<>();

    private final Pack pack;
    private final PlanOptions options;
    private final ImpactOptions users;
    private final Consumer<String> tell;

    public TargetPlanner(Pack pack, PlanOptions options, ImpactOptions users, Consumer<String> tell) {
        this.pack = pack;
        this.options = options;
        this.users = users;
        this.tell = tell;
    }

    public Plan plan(Database target) {
        var consumers = new Consumers(users.consumers(), pack.consumers());
        Statements statements =
                users.statements().map(StatementFiles::read).orElseGet(() -> Statements.ofServer(target));
        Refusals refusals = Refusals.on(target, pack, options);
        try (TargetCopy copy = TargetCopy.of(target, tell)) {
            Database before = copy.duplicate();
            tell.accept("running the pending files on the copy");
            Plan plan = new Planner(pack, options).on(copy.owner(), copy.notes());
            Rates rates = rates(target, copy);
            Impact impact = plan.files().isEmpty() ? Impact.NONE : impact(copy, before, plan, statements, consumers);
            plan = weighed(plan, target, rates, QueryPlans.rows(copy, before, copy.database(), written(plan)));
            var notes = new ArrayList<>(plan.notes());
            notes.addAll(copy.notes());
            return refusals.in(new Plan(plan.pack(), copy.describe(), plan.files(), notes, impact, plan.backfills()));
        }
    }

    /** The same without a database: the chosen files, against what those before them build. */
    public Plan fromEmpty() {
        var consumers = new Consumers(users.consumers(), pack.consumers());
        var statements = new ArrayList<GivenStatement>(users.statements()
                .map(StatementFiles::read)
                .map(Statements::all)
                .orElse(List.of()));
        statements.addAll(consumers.statements());
        if (statements.isEmpty() && users.consumers().isEmpty()) {
            return new Planner(pack, options).fromEmpty();
        }
        try (ThrowAwayDatabase before = ThrowAwayDatabase.create();
                ThrowAwayDatabase after = ThrowAwayDatabase.create();
                TrialOwner ownerBefore = TrialOwner.of(before.database());
                TrialOwner ownerAfter = TrialOwner.of(after.database())) {
            var planner = new Planner(pack, options);
            planner.earlier(ownerBefore);
            Refusals refusals = Refusals.ofFiles(after.database(), pack, options);
            Plan plan = planner.on(ownerAfter);
            ConsumerChanges classes = classes(consumers, before.database(), after.database(), List.of("public"), plan);
            QueryChanges queries = QueryPlans.compare(before.database(), after.database(), statements);
            return refusals.in(new Plan(
                    plan.pack(),
                    plan.observedOn(),
                    plan.files(),
                    plan.notes(),
                    new Impact(queries, classes),
                    plan.backfills()));
        }
    }

    /** With the target's sizes and rows. */
    private static Plan weighed(Plan plan, Database target, Rates rates, Map<String, WrittenRows> rows) {
        try (Target open = Target.open(target, QUESTION)) {
            TargetState state = open.state();
            var weigh = new WithTarget(state, rates, rows);
            List<FilePlan> files = plan.files().stream()
                    .map(file -> weigh.weigh(file, open.findings(file.observed())))
                    .toList();
            var notes = new ArrayList<>(state.warnings());
            notes.add(rates.words());
            notes.addAll(plan.notes());
            return new Plan(plan.pack(), plan.observedOn(), files, notes, plan.impact(), plan.backfills());
        }
    }

    /** Statements that write some of the rows of existing tables: how many, the planner has to estimate. */
    private static Set<String> written(Plan plan) {
        return plan.files().stream()
                .flatMap(file -> file.observed().statements().stream())
                .flatMap(one -> one.facts().stream())
                .filter(fact -> fact.kind().equals("written") && fact.is("older") && !fact.is("whole"))
                .map(fact -> fact.get("text"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Rates rates(Database target, TargetCopy copy) {
        if (!options.calibrate()) {
            return ofOurs(copy, "the copy's server");
        }
        try {
            return Calibration.ofTarget(target, copy.database(), "the target's server");
        } catch (PlumblineException e) {
            return ofOurs(copy, "the copy's server, not the target's (" + e.getMessage() + ")");
        }
    }

    private static Rates ofOurs(TargetCopy copy, String where) {
        String server = copy.describe() + copy.facts().settings();
        return MEASURED.computeIfAbsent(server, unseen -> Calibration.ofOurs(copy.database(), ""))
                .on(where);
    }

    private Impact impact(TargetCopy copy, Database before, Plan plan, Statements statements, Consumers consumers) {
        // The classes first: afterwards the files are as long as the target's, and scanning them takes as long.
        ConsumerChanges classes = classes(consumers, before, copy.database(), schemas(copy), plan);
        var all = new ArrayList<GivenStatement>(statements.all());
        all.addAll(consumers.statements());
        if (all.isEmpty()) {
            return new Impact(new QueryChanges(List.of(), statements.notes()), classes);
        }
        tell.accept("planning " + all.size() + " statements before and after");
        return new Impact(QueryPlans.compare(copy, before, copy.database(), all, statements.notes()), classes);
    }

    /** Generates the classes only if somebody uses them. */
    private ConsumerChanges classes(
            Consumers consumers, Database before, Database after, List<String> schemas, Plan plan) {
        if (users.consumers().isEmpty() && pack.consumers().isEmpty()) {
            return ConsumerChanges.NONE;
        }
        tell.accept("generating the types of before and after");
        return consumers.compare(before, after, schemas).by(change -> Blame.of(plan.files(), change));
    }

    /** The schemas in which the target has tables, without Plumbline's own. */
    private static List<String> schemas(TargetCopy copy) {
        List<String> schemas = copy.facts().relations().stream()
                .map(one -> one.schema())
                .filter(schema -> !schema.equals("plumbline"))
                .distinct()
                .toList();
        return schemas.isEmpty() ? List.of("public") : schemas;
    }
}
