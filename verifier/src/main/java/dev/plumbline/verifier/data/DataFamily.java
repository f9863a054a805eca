package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import dev.plumbline.verifier.sqlcheck.SqlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Table;

/** Promises stated in Java and those of check files. A promise stated both ways is asked once, in Java. */
public final class DataFamily implements CheckFamily {

    private final List<Expectation> expectations;
    private final List<CheckFile> files;
    private final Accepted accepted;

    public DataFamily(Expectations expectations, List<CheckFile> files, Accepted accepted) {
        this.expectations = expectations.all();
        this.files = List.copyOf(files);
        this.accepted = accepted;
    }

    @Override
    public Family family() {
        return Family.DATA;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        Set<String> stated = expectations.stream().map(Expectation::id).collect(Collectors.toSet());
        List<Check> checks = new ArrayList<>(of(expectations));
        files.stream()
                .filter(file -> !stated.contains(file.id()))
                .forEach(file -> checks.add(new SqlCheck(Family.DATA, file, accepted)));
        return checks;
    }

    /** One scan per table for what can share it, then the questions that need their own. */
    static List<Check> of(List<Expectation> expectations) {
        Map<Table<?>, List<Expectation>> shared = new LinkedHashMap<>();
        List<Check> alone = new ArrayList<>();
        for (Expectation expectation : expectations) {
            expectation
                    .ownQuestion()
                    .ifPresentOrElse(
                            question -> alone.add(new OwnQuestion(expectation, question)),
                            () -> shared.computeIfAbsent(expectation.table(), table -> new ArrayList<>())
                                    .add(expectation));
        }
        List<Check> checks = new ArrayList<>();
        shared.forEach((table, promises) -> checks.add(new SharedScan(table, promises)));
        checks.addAll(alone);
        return checks;
    }
}
