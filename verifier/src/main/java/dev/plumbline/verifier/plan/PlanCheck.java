package dev.plumbline.verifier.plan;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.LookupKeys;
import dev.plumbline.verifier.plan.Explainer.Mode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one lookup with a few real keys, planned both ways, and compares each plan with the promise. A plan that scans only small tables is
 * judged once more with sequential scans discouraged: on a sample of the data the planner rightly ignores an index that must exist all the
 * same.
 */
final class PlanCheck implements Check {

    private static final int KEYS = 5;

    private final Lookup lookup;
    private final PlanJudgement judgement;

    PlanCheck(Lookup lookup) {
        this.lookup = lookup;
        this.judgement = new PlanJudgement(lookup.plan());
    }

    @Override
    public String id() {
        return lookup.id();
    }

    @Override
    public String title() {
        return lookup.id() + " runs as planned";
    }

    @Override
    public Set<ObjectReference> about() {
        return lookup.subjects();
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        List<List<Object>> keys = LookupKeys.sample(context, lookup.keys(), KEYS);
        if (keys.isEmpty()) {
            return List.of(CheckResult.skipped(Family.PLANS, id(), title(), "no keys: its tables hold no rows"));
        }
        Explainer explainer = new Explainer(context);
        Set<String> accepted = accepted(context);
        List<Judged> all = new ArrayList<>();
        for (List<Object> key : keys) {
            for (Mode mode : Mode.values()) {
                context.stopWhenOutOfTime();
                Optional<Judged> judged = judge(explainer, key, mode, accepted);
                if (judged.isEmpty()) {
                    return List.of(unseen(explainer.outside(lookup, key, mode)));
                }
                all.add(judged.get());
                if (!judged.get().breaches().isEmpty()) {
                    // One bad plan is enough, and without its index a lookup may take seconds.
                    return List.of(result(judged.get(), planningSettings(context)));
                }
            }
        }
        return List.of(result(Collections.max(all, Judged.DEAREST), planningSettings(context)));
    }

    private Optional<Judged> judge(Explainer explainer, List<Object> key, Mode mode, Set<String> accepted)
            throws SQLException {
        Optional<Explained> free = explainer.inside(lookup, key, mode);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Judged judged = new Judged(free.get(), judgement.breaches(free.get(), accepted), "");
        boolean scansOnlySmall = free.get().nodes().anyMatch(ExplainedNode::isSequentialScan)
                && free.get().nodes().noneMatch(judgement::isLargeScan);
        if (judged.breaches().isEmpty() || !scansOnlySmall) {
            return Optional.of(judged);
        }
        explainer.discourageSequentialScans(true);
        try {
            return explainer
                    .inside(lookup, key, mode)
                    .map(nudged -> new Judged(
                            nudged,
                            judgement.breaches(nudged, accepted),
                            "small tables: judged with sequential scans discouraged"));
        } finally {
            explainer.discourageSequentialScans(false);
        }
    }

    private CheckResult result(Judged worst, List<String> settings) {
        Explained explained = worst.explained();
        Outcome outcome = worst.breaches().isEmpty() ? Outcome.PASS : Outcome.FAIL;
        List<String> detail = new ArrayList<>(worst.breaches());
        detail.add(explained.how());
        if (!worst.note().isEmpty()) {
            detail.add(worst.note());
        }
        // Another index used instead of the promised one can be to blame as well.
        Set<ObjectReference> about = new LinkedHashSet<>(about());
        explained.indexes().forEach(index -> about.add(ObjectReference.index(index)));
        CheckResult result = CheckResult.of(
                        Family.PLANS,
                        id(),
                        title(),
                        outcome,
                        explained.summary(),
                        lookup.plan().expected())
                .withDetail(String.join("\n", detail))
                .about(about);
        for (Attachment.Tree tree : explained.trees(judgement::isLargeScan)) {
            List<String> facts = new ArrayList<>(tree.facts());
            facts.addAll(settings);
            result = result.with(new Attachment.Tree(tree.caption(), tree.root(), facts));
        }
        return result;
    }

    private CheckResult unseen(Explained call) {
        String reason =
                "the inside of " + lookup.function() + " is not seen: that needs auto_explain, which this role may not "
                        + "load (superuser), or a function of one statement in SQL; the call took " + call.buffers()
                        + " buffers";
        if (call.buffers() > lookup.plan().buffers().allowed(call.rows())) {
            return CheckResult.of(
                            Family.PLANS,
                            id(),
                            title(),
                            Outcome.FAIL,
                            call.buffers() + " buffers",
                            lookup.plan().expected())
                    .withDetail(reason);
        }
        return CheckResult.skipped(Family.PLANS, id(), title(), reason);
    }

    /** The promised indexes and, for those of a partitioned table, the indexes of its partitions. */
    private Set<String> accepted(CheckContext context) throws SQLException {
        String tree = """
                with recursive family (oid, name) as (
                  select oid, relname from pg_class where relkind in ('i', 'I') and relname = any (?)
                  union all
                  select c.oid, c.relname
                    from family f join pg_inherits h on h.inhparent = f.oid join pg_class c on c.oid = h.inhrelid)
                select name from family""";
        Set<String> names = new LinkedHashSet<>();
        try (PreparedStatement statement = context.connection().prepareStatement(tree)) {
            statement.setArray(
                    1,
                    context.connection()
                            .createArrayOf("text", lookup.plan().indexes().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private static List<String> planningSettings(CheckContext context) throws SQLException {
        String settings = """
                select name || ' = ' || current_setting(name)
                  from pg_settings
                 where name in ('server_version', 'work_mem', 'random_page_cost', 'seq_page_cost', 'effective_cache_size',
                                'shared_buffers', 'jit', 'max_parallel_workers_per_gather', 'default_statistics_target')
                 order by name""";
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = context.connection().prepareStatement(settings);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** One plan and what it breaks. The most expensive one read the most rows. */
    private record Judged(Explained explained, List<String> breaches, String note) {
        static final Comparator<Judged> DEAREST = Comparator.comparingDouble(judged -> judged.explained.touched());
    }
}
