package dev.plumbline.schema.migrate.preflight;

import dev.plumbline.database.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Problems were found before the first migration was executed; nothing of the files has run. */
public final class PreflightException extends PlumblineException {
    private static final long serialVersionUID = 1L;

    /** Nothing is wrong with the files where these alone are found: another server would do. */
    private static final Set<String> OF_THE_SERVER = Set.of("extension", "server_version");

    private final ArrayList<String> ids = new ArrayList<>();
    private final transient List<Problem> problems;

    /** What stands in both phases is reported once. */
    public PreflightException(List<Problem> found) {
        this(found.stream().distinct().toList(), found);
    }

    private PreflightException(List<Problem> problems, List<Problem> found) {
        super(
                found.stream().allMatch(problem -> OF_THE_SERVER.contains(problem.id()))
                        ? Kind.UNAVAILABLE
                        : Kind.FINDING,
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                        + "\nno migration was applied: " + problems.size()
                        + (problems.size() == 1 ? " problem" : " problems") + " found before the first one");
        this.problems = List.copyOf(problems);
        problems.forEach(problem -> ids.add(problem.id()));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The ids of the checks that found something, in the order of the problems. */
    public List<String> ids() {
        return List.copyOf(ids);
    }
}
