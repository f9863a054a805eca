package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.contract.CatalogFindings;
import java.sql.SQLException;
import java.util.List;

/** A live database against a snapshot: its structure under {@code contract}, its rows and sequences under {@code data}. */
public final class SnapshotFamily implements CheckFamily {

    private interface SnapshotComparison {
        List<CheckResult> ask(CheckContext context, Catalog now, CatalogDiff structure) throws SQLException;
    }

    private record SnapshotCheck(String id, String title, Snapshot expected, SnapshotComparison question)
            implements Check {
        @Override
        public List<CheckResult> run(CheckContext context) throws SQLException {
            return PinnedSession.during(context.connection(), () -> {
                Catalog now = Catalog.read(context.connection(), expected.scope());
                return question.ask(context, now, CatalogDiff.between(expected.catalog(), now));
            });
        }
    }

    private final Family family;
    private final List<Check> checks;

    private SnapshotFamily(Family family, List<Check> checks) {
        this.family = family;
        this.checks = checks;
    }

    public static SnapshotFamily structure(Snapshot expected) {
        return new SnapshotFamily(
                Family.CONTRACT,
                List.of(new SnapshotCheck(
                        "catalogue",
                        "the catalogue is as recorded",
                        expected,
                        (context, now, structure) -> CatalogFindings.of(
                                structure, expected.catalog().objects().size(), "recorded"))));
    }

    public static SnapshotFamily rows(Snapshot expected) {
        return new SnapshotFamily(
                Family.DATA,
                List.of(
                        new SnapshotCheck(
                                "rows",
                                "the rows are as recorded",
                                expected,
                                (context, now, structure) -> new RowComparison(
                                                expected,
                                                structure,
                                                new LiveRows(context.connection()),
                                                context::progress)
                                        .results()),
                        new SnapshotCheck(
                                "sequence",
                                "the sequences are as recorded",
                                expected,
                                (context, now, structure) -> new SequenceComparison(
                                                expected, now, new LiveRows(context.connection()))
                                        .results()),
                        new StaleViewsCheck(Family.DATA)));
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        return checks;
    }
}
