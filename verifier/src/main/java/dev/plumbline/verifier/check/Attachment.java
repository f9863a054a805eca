package dev.plumbline.verifier.check;

import java.util.List;

/** What a reader may want to see beside a result. Every report format knows every kind. */
public sealed interface Attachment {

    String caption();

    /** Rows, such as those that break a promise; {@code total} counts all, of which {@code rows} may be a sample. */
    record Rows(String caption, List<String> columns, List<List<String>> rows, long total) implements Attachment {
        public Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            caption + ": a row of " + row.size() + " values, expected " + columns);
                }
            }
        }
    }

    /** A tree such as a query plan, with facts about the whole (for a plan: the planner's settings). */
    record Tree(String caption, Node root, List<String> facts) implements Attachment {
        public Tree {
            facts = List.copyOf(facts);
        }

        /** One node: a line to show, more lines once it is opened, and whether the finding is about it. */
        public record Node(String label, List<String> details, boolean marked, List<Node> children) {
            public Node {
                details = List.copyOf(details);
                children = List.copyOf(children);
            }
        }
    }

    /** Measured times in microseconds, sorted, against a budget in the same unit. */
    record Latencies(String caption, List<Double> micros, double budgetMicros) implements Attachment {
        public Latencies {
            micros = micros.stream().sorted().toList();
        }

        /** The nearest-rank percentile; {@code share} between 0 and 1. */
        public double percentile(double share) {
            int rank = (int) Math.ceil(share * micros.size());
            return micros.get(Math.max(0, Math.min(micros.size(), rank) - 1));
        }
    }

    /** How values are distributed: one bar per label, in order. */
    record Distribution(String caption, List<Bar> bars) implements Attachment {
        public Distribution {
            bars = List.copyOf(bars);
        }

        public record Bar(String label, double value) {}
    }

    /** The statement that would correct the finding. */
    record Fix(String statement) implements Attachment {
        @Override
        public String caption() {
            return "fix";
        }
    }
}
