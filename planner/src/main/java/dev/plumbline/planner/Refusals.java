package dev.plumbline.planner;

import dev.plumbline.database.Database;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.preflight.Problem;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What {@code migrate} finds before it runs the first file, in its own words, among the findings of each file. */
final class Refusals {
    /** Said of a server, which is another one where there is no target. */
    private static final Set<String> OF_THE_SERVER = Set.of("extension", "server_version");

    private final List<Problem> problems;

    private Refusals(List<Problem> problems) {
        this.problems = problems;
    }

    /** Of a run on the target. */
    static Refusals on(Database target, Pack pack, PlanOptions options) {
        return of(target, pack, options, problem -> true);
    }

    /** Of the files alone, by an empty database. */
    static Refusals ofFiles(Database empty, Pack pack, PlanOptions options) {
        var chosen = new Chosen(pack, options);
        List<String> left = pack.phases().stream()
                .flatMap(phase -> pack.files(phase).stream())
                .filter(file -> !chosen.includes(file))
                .map(MigrationFile::script)
                .toList();
        return of(
                empty,
                pack,
                options,
                problem ->
                        !OF_THE_SERVER.contains(problem.id()) && left.stream().noneMatch(problem::isIn));
    }

    private static Refusals of(Database database, Pack pack, PlanOptions options, Predicate<Problem> wanted) {
        return new Refusals(new Migrator(database, pack, options.migrating())
                .preflight().stream()
                        .filter(problem -> !options.migrating().allow().contains(problem.id()))
                        .filter(wanted)
                        .distinct()
                        .toList());
    }

    Plan in(Plan plan) {
        var rest = new ArrayList<>(problems);
        var files = new ArrayList<FilePlan>();
        for (FilePlan file : plan.files()) {
            List<Problem> own = problems.stream()
                    .filter(problem -> problem.stops() && problem.isIn(file.file()))
                    .toList();
            rest.removeAll(own);
            files.add(file.with(own.stream().map(Refusals::finding).toList()));
        }
        return plan.with(
                files, rest.stream().map(Refusals::note).toList(), rest.stream().anyMatch(Problem::stops));
    }

    private static String note(Problem problem) {
        return (problem.stops() ? "migrate refuses this: " : "") + problem;
    }

    private static Finding finding(Problem problem) {
        return new Finding(
                "migrate-refuses",
                "A file that migrate refuses",
                Severity.CARE,
                0,
                problem.line(),
                "",
                "migrate refuses the file: " + problem.message() + " [" + problem.id() + "]",
                false,
                List.of());
    }
}
