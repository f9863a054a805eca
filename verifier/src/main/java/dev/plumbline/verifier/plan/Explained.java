package dev.plumbline.verifier.plan;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.verifier.check.Attachment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lookup as it ran with one key: the statements that did the work, seen from inside where it is a function. {@code how} says how they
 * were seen; {@code rows} is what the caller got.
 */
record Explained(String how, List<Object> key, double rows, List<ExplainedStatement> statements) {

    public Explained {
        key = Collections.unmodifiableList(new ArrayList<>(key));
        statements = List.copyOf(statements);
    }

    Stream<ExplainedNode> nodes() {
        return statements.stream().flatMap(statement -> statement.root().all());
    }

    public Set<String> indexes() {
        return nodes().map(ExplainedNode::index)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public double touched() {
        return statements.stream().mapToDouble(ExplainedStatement::touched).sum();
    }

    public long buffers() {
        return statements.stream()
                .mapToLong(statement -> statement.root().buffers())
                .sum();
    }

    /** In one line, with the first three indexes only: a partitioned table uses one for each partition. */
    String summary() {
        List<String> used = List.copyOf(indexes());
        String first = String.join(", ", used.subList(0, Math.min(3, used.size())));
        return (used.isEmpty() ? "no index" : "index " + first)
                + (used.size() > 3 ? " and " + (used.size() - 3) + " more, " : ", ")
                + Amounts.count(Math.round(touched()), "row") + " touched, "
                + Amounts.count(buffers(), "buffer") + " for " + Amounts.count(Math.round(rows), "row");
    }

    /** The plans for a report, with the nodes marked that a finding is about. */
    List<Attachment.Tree> trees(Predicate<ExplainedNode> guilty) {
        return statements.stream()
                .map(statement -> new Attachment.Tree(
                        "plan for " + key + ", " + how, tree(statement.root(), guilty), statement.facts()))
                .toList();
    }

    private static Attachment.Tree.Node tree(ExplainedNode node, Predicate<ExplainedNode> guilty) {
        List<String> details = new ArrayList<>();
        details.add(String.format(
                Locale.ROOT,
                "%,.0f rows (%,.0f planned a loop, %,.0f removed) in %,.0f loops, %,d buffers, %.3f ms",
                node.rows(),
                node.plannedRows(),
                node.removed(),
                node.loops(),
                node.buffers(),
                node.millis()));
        details.addAll(node.conditions());
        return new Attachment.Tree.Node(
                node.label(),
                details,
                guilty.test(node),
                node.children().stream().map(child -> tree(child, guilty)).toList());
    }
}
