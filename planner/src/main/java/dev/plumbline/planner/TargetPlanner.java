package dev.plumbline.planner;

import dev.plumbline.database.Database;
import dev.plumbline.planner.consumer.ConsumerChanges;
import dev.plumbline.planner.consumer.Consumers;
import dev.plumbline.planner.copy.TargetCopy;
import dev.plumbline.planner.judge.Impact;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.query.GivenStatement;
import dev.plumbline.planner.query.QueryChanges;
import dev.plumbline.planner.query.QueryPlans;
import dev.plumbline.planner.query.StatementFiles;
import dev.plumbline.planner.query.Statements;
import dev.plumbline.schema.pack.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plans the migrations that are pending on one database, which is only read: all that is done is done to its copy. */
public final class TargetPlanner {
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
        try (TargetCopy copy = TargetCopy.of(target, tell)) {
            Database before = copy.twin();
            tell.accept("running the pending files on the copy");
            Plan plan = new Planner(pack, options).on(copy.database());
            Impact impact = plan.files().isEmpty() ? Impact.NONE : impact(copy, before, plan, statements, consumers);
            var notes = new ArrayList<>(plan.notes());
            notes.addAll(copy.notes());
            return new Plan(plan.pack(), copy.describe(), plan.files(), notes, impact);
        }
    }

    private Impact impact(TargetCopy copy, Database before, Plan plan, Statements statements, Consumers consumers) {
        // The classes first: nobody may wait for scans of files that are as long as the target's.
        boolean asked = !users.consumers().isEmpty() || !pack.consumers().isEmpty();
        if (asked) {
            tell.accept("generating the types of before and after");
        }
        ConsumerChanges classes = asked
                ? consumers.compare(before, copy.database(), schemas(copy)).by(change -> Blame.of(plan.files(), change))
                : ConsumerChanges.NONE;
        var all = new ArrayList<GivenStatement>(statements.all());
        all.addAll(consumers.statements());
        if (all.isEmpty()) {
            return new Impact(new QueryChanges(List.of(), statements.notes()), classes);
        }
        tell.accept("planning " + all.size() + " statements before and after");
        return new Impact(QueryPlans.compare(copy, before, copy.database(), all, statements.notes()), classes);
    }

    /** Where the target has tables; our own books are nobody's. */
    private static List<String> schemas(TargetCopy copy) {
        List<String> schemas = copy.facts().relations().stream()
                .map(one -> one.schema())
                .filter(schema -> !schema.equals("plumbline"))
                .distinct()
                .toList();
        return schemas.isEmpty() ? List.of("public") : schemas;
    }
}
