package dev.plumbline.site.lineage;

import dev.plumbline.site.lineage.TreeText.Items;
import dev.plumbline.site.lineage.TreeText.Node;
import dev.plumbline.site.lineage.TreeText.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For each column of a view the columns of tables from which its value is derived; what only determines which rows there are is not a
 * source.
 */
public final class ViewLineage {

    private static final int RELATION = 0;
    private static final int SUBQUERY = 1;
    private static final int JOIN = 2;
    private static final int EXPRESSION_OF_FUNCTION = 3;
    private static final int VALUES = 5;
    private static final int CTE = 6;
    private static final int GROUP = 9;

    private final Deque<Node> queries = new ArrayDeque<>();
    private final Set<String> visiting = new HashSet<>();

    private ViewLineage() {}

    /** A column by the server's numbers. */
    public record Source(long relation, int column) {}

    /**
     * @param tree {@code pg_rewrite.ev_action} of the view's rule
     * @return by the number of the view's column; empty when the tree is not understood
     */
    public static Map<Integer, List<Source>> of(String tree) {
        try {
            Value value = TreeText.parse(tree);
            Map<Integer, List<Source>> found = new TreeMap<>();
            if (value instanceof Items items
                    && !items.items().isEmpty()
                    && items.items().get(0) instanceof Node query) {
                for (Value entry : query.items("targetList")) {
                    if (entry instanceof Node target && !target.word("resjunk").equals("true")) {
                        int number = target.number("resno");
                        Set<Source> sources = sorted();
                        new ViewLineage().ofTarget(query, number, sources);
                        found.put(number, List.copyOf(sources));
                    }
                }
            }
            return found;
        } catch (IllegalArgumentException notUnderstood) {
            return Map.of();
        }
    }

    private static Set<Source> sorted() {
        return new TreeSet<>(Comparator.comparingLong(Source::relation).thenComparingInt(Source::column));
    }

    private void ofTarget(Node query, int number, Set<Source> found) {
        String visit = System.identityHashCode(query) + "." + number;
        if (!visiting.add(visit)) {
            return;
        }
        queries.push(query);
        if (query.has("setOperations")) {
            for (Value entry : query.items("rtable")) {
                if (entry instanceof Node rte && rte.fields().get("subquery") instanceof Node branch) {
                    ofTarget(branch, number, found);
                }
            }
        } else {
            for (Value entry : query.items("targetList")) {
                if (entry instanceof Node target && target.number("resno") == number) {
                    ofExpression(target.fields().get("expr"), found);
                }
            }
        }
        queries.pop();
        visiting.remove(visit);
    }

    private void ofExpression(@Nullable Value value, Set<Source> found) {
        if (value instanceof Items items) {
            items.items().forEach(item -> ofExpression(item, found));
        } else if (value instanceof Node node) {
            switch (node.type()) {
                case "VAR" -> ofVariable(node, found);
                case "QUERY" ->
                    node.items("targetList").forEach(entry -> {
                        if (entry instanceof Node target) {
                            ofTarget(node, target.number("resno"), found);
                        }
                    });
                default -> node.fields().values().forEach(field -> ofExpression(field, found));
            }
        }
    }

    /** Read within the query it belongs to, which for a subquery may be one further out. */
    private void ofVariable(Node variable, Set<Source> found) {
        int up = variable.number("varlevelsup");
        if (up >= queries.size()) {
            return;
        }
        List<Node> left = new ArrayList<>();
        for (int i = 0; i < up; i++) {
            left.add(queries.pop());
        }
        ofEntry(variable.number("varno"), variable.number("varattno"), found);
        for (int i = left.size() - 1; i >= 0; i--) {
            queries.push(left.get(i));
        }
    }

    private void ofEntry(int number, int column, Set<Source> found) {
        List<Value> entries = queries.element().items("rtable");
        if (number < 1 || number > entries.size() || !(entries.get(number - 1) instanceof Node entry)) {
            return;
        }
        switch (entry.number("rtekind")) {
            case RELATION -> {
                if (column > 0) {
                    found.add(new Source(Long.parseLong(entry.word("relid")), column));
                }
            }
            case SUBQUERY -> {
                if (entry.fields().get("subquery") instanceof Node subquery) {
                    ofTarget(subquery, column, found);
                }
            }
            case JOIN -> item(entry, "joinaliasvars", number, column, found);
            case GROUP -> item(entry, "groupexprs", number, column, found);
            case EXPRESSION_OF_FUNCTION -> ofExpression(entry.fields().get("functions"), found);
            case VALUES -> ofExpression(entry.fields().get("values_lists"), found);
            case CTE -> ofCte(entry.word("ctename"), entry.number("ctelevelsup"), column, found);
            default -> {}
        }
    }

    private void item(Node entry, String field, int number, int column, Set<Source> found) {
        List<Value> items = entry.items(field);
        String visit = System.identityHashCode(entry) + field + number + "." + column;
        if (column >= 1 && column <= items.size() && visiting.add(visit)) {
            ofExpression(items.get(column - 1), found);
            visiting.remove(visit);
        }
    }

    private void ofCte(String name, int up, int column, Set<Source> found) {
        if (up >= queries.size()) {
            return;
        }
        List<Node> left = new ArrayList<>();
        for (int i = 0; i < up; i++) {
            left.add(queries.pop());
        }
        for (Value entry : queries.element().items("cteList")) {
            if (entry instanceof Node cte
                    && cte.word("ctename").equals(name)
                    && cte.fields().get("ctequery") instanceof Node query) {
                ofTarget(query, column, found);
            }
        }
        for (int i = left.size() - 1; i >= 0; i--) {
            queries.push(left.get(i));
        }
    }
}
