package dev.plumbline.loader.engine;

import dev.plumbline.loader.engine.table.TableWork;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.TableResult;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.target.TargetTable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The outcome once the last row is in: the rows read, and the tables with their counts. */
record LoadOutcome(long read, Collection<TableWork> works) {

    List<TargetTable> targets() {
        return works.stream().map(work -> work.target).toList();
    }

    /** Replacing all rows by none is more often a mistake than meant. */
    void requireRows(LoadSettings settings) {
        for (TableWork work : works) {
            if (work.mode == Mode.REPLACE
                    && work.inserted + work.updated + work.unchanged == 0
                    && work.deleted > 0
                    && !settings.allowEmpty()) {
                throw LoadException.finding(
                        "the input holds no good row for " + work.target.name() + ", and replacing its " + work.deleted
                                + " rows would leave it empty: add --allow-empty if that is intended; nothing was changed",
                        null);
            }
        }
    }

    /** Every row read is loaded or rejected; one that a trigger dropped or redirected is reported. No other may be lost. */
    void balance(long rejected, LoadNotes notes) {
        long loaded = works.stream()
                .mapToLong(w -> w.inserted + w.updated + w.unchanged)
                .sum();
        long lost = read - loaded - rejected;
        if (lost == 0) {
            return;
        }
        if (lost > 0 && works.stream().anyMatch(w -> w.target.fillsRows())) {
            notes.add(lost + (lost == 1 ? " row was" : " rows were") + " dropped or redirected by a trigger");
            return;
        }
        throw new IllegalStateException("read " + read + " rows, loaded " + loaded + ", rejected " + rejected
                + ": these do not add up, so everything was rolled back");
    }

    List<TableResult> tables(Rejects rejects) {
        return works.stream()
                .map(w -> new TableResult(
                        w.target.name().toString(),
                        w.mode.name().toLowerCase(Locale.ROOT),
                        w.inserted,
                        w.updated,
                        w.unchanged,
                        w.deleted,
                        works.size() == 1
                                ? rejects.count()
                                : rejects.count(w.target.name().toString())))
                .toList();
    }
}
