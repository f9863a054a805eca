package dev.plumbline.planner.judge;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.query.WrittenRows;
import dev.plumbline.planner.target.Rate;
import dev.plumbline.planner.target.Rates;
import dev.plumbline.planner.target.Size;
import dev.plumbline.planner.target.TargetState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the work of a statement would cost with the target's sizes. */
final class Costs {
    /** Bytes of a row, with its index entries, for a table that has none yet. */
    private static final int NEW_ROW = 200;

    /** ANALYZE reads 30,000 pages at most; VACUUM as few, if nothing has changed since the last one. */
    private static final long SAMPLE = 30_000L * 8192;

    private final TargetState target;
    private final Rates rates;
    private final Map<String, WrittenRows> rows;

    Costs(TargetState target, Rates rates, Map<String, WrittenRows> rows) {
        this.target = target;
        this.rates = rates;
        this.rows = rows;
    }

    Estimate of(ObservedStatement statement) {
        Estimate sum = Estimate.NONE;
        Set<String> rewritten = new HashSet<>();
        String words = statement.facts().stream()
                .filter(fact -> fact.kind().equals("statement"))
                .map(fact -> fact.get("words"))
                .findFirst()
                .orElse("");
        for (Fact fact : statement.facts()) {
            boolean emptied = statement
                    .text()
                    .stripLeading()
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("truncate");
            if (fact.kind().endsWith(".rewritten")
                    && fact.is("older")
                    && !emptied
                    && rewritten.add(fact.get("table"))) {
                Size size = target.size(fact.get("table"));
                sum = sum.plus(rewrite(size));
                if (words.startsWith("CLUSTER")) {
                    sum = sum.plus(written(size.bytes(), size, rates.build()));
                }
            }
        }
        boolean vacuum = words.startsWith("VACUUM") || words.startsWith("ANALYZE");
        for (Fact fact : statement.facts()) {
            if (vacuum && fact.kind().equals("lock") && !rewritten.contains(fact.get("table"))) {
                sum = sum.plus(vacuumed(fact, words.startsWith("VACUUM")));
            }
            if (fact.is("older") && !rewritten.contains(fact.get("table"))) {
                sum = sum.plus(of(fact));
            }
        }
        return sum;
    }

    /** It is not known how much of a table has changed since the last vacuum: part of it or all of it is read. */
    private Estimate vacuumed(Fact lock, boolean allOfIt) {
        if (!Set.of("table", "materialized view").contains(lock.get("of"))) {
            return Estimate.NONE;
        }
        Size size = target.size(lock.get("table"));
        long bytes = size.bytes() + size.indexBytes();
        Estimate sample = read(Math.min(bytes, SAMPLE), size, rates.scan());
        return new Estimate(
                sample.low(), allOfIt ? read(bytes, size, rates.scan()).high() : sample.high(), 0, 0);
    }

    private Estimate of(Fact fact) {
        Size size = target.size(fact.get("table"));
        return switch (fact.kind()) {
            case "scan" -> read(size.bytes(), size, rates.scan());
            case "build" -> build(size);
            case "constraint.added", "constraint.validated" ->
                fact.get("type").equals("foreign key") && fact.is("valid")
                        ? read(size.rows(), size, rates.validation()).plus(read(size.bytes(), size, rates.scan()))
                        : Estimate.NONE;
            case "written" -> written(fact, size);
            default -> Estimate.NONE;
        };
    }

    private Estimate rewrite(Size size) {
        long all = size.bytes() + size.indexBytes();
        return written(size.bytes(), size, rates.rewrite())
                .plus(written(size.indexBytes(), size, rates.build()))
                .plus(new Estimate(0, 0, all, all));
    }

    /** If the number of rows is unknown, it may be none or all. */
    private Estimate written(Fact fact, Size size) {
        if (fact.is("whole")) {
            return update(size);
        }
        WrittenRows some = rows.get(fact.get("text"));
        if (some == null) {
            Estimate all = fact.get("command").equals("insert") ? Estimate.NONE : update(size);
            return new Estimate(0, all.high(), all.disk(), all.wal());
        }
        double row = size.rows() > 0 ? (size.bytes() + size.indexBytes()) / size.rows() : NEW_ROW;
        boolean insert = fact.get("command").equals("insert");
        double bytes = (insert ? some.rows() : Math.min(some.rows(), Math.max(1, size.rows()))) * row;
        Estimate writing =
                written(bytes, size, rates.update()).plus(new Estimate(0, 0, (long) bytes, (long) (2 * bytes)));
        return some.reads() && !insert ? writing.plus(read(size.bytes(), size, rates.scan())) : writing;
    }

    /** Every row is written again, and in every index, unless there is space beside it. */
    private Estimate update(Size size) {
        long all = size.bytes() + size.indexBytes();
        return written(all, size, rates.update()).plus(new Estimate(0, 0, all, 2 * all));
    }

    /** The size of the new index is not known: about that of an index with one number per row. */
    private Estimate build(Size size) {
        long bytes = (long) (size.rows() * 24);
        return written(bytes, size, rates.build())
                .plus(read(size.bytes(), size, rates.scan()))
                .plus(new Estimate(0, 0, bytes, bytes));
    }

    private Estimate read(double units, Size size, Rate rate) {
        return Estimate.reading(units / rate.fast(), units / rate.slow(), cold(size));
    }

    private Estimate written(double units, Size size, Rate rate) {
        return Estimate.writing(units / rate.fast(), units / rate.slow(), cold(size));
    }

    /** A table larger than the memory of the server's machine is read from its disk. */
    private boolean cold(Size size) {
        return size.bytes() + size.indexBytes() > target.cache();
    }
}
