package dev.plumbline.schema.migrate.preflight;

import dev.plumbline.database.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Problems were found before the first migration was executed; nothing of the files has run. */
public final class PreflightException extends PlumblineException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> ids = new ArrayList<>();
    private final transient List<Problem> problems;

    public PreflightException(List<Problem> problems) {
        super(
                Kind.FINDING,
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
