package dev.plumbline.planner.observe;

import dev.plumbline.operate.backup.copy.StructureCopy;
import dev.plumbline.operate.trial.OwnersLimits;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Separates statements that are wrong from those that only this server cannot run: because an extension is missing, or because they are about a server. */
final class Unobserved {
    private static final String WORD = "ERROR: ";
    private static final Pattern NO_EXTENSION = Pattern.compile(
            "(?:extension \"(.+?)\" is not available|could not open extension control file \".*/(.+?)\\.control\").*",
            Pattern.DOTALL);

    /** Something of that name still exists: a statement that was not tried would have dropped or renamed it. */
    private static final Set<String> DUPLICATE = Set.of("42710", "42P07");

    private static final Pattern MAKES = Pattern.compile("CREATE (?!ROLE |USER |GROUP ).*");

    /** What the server's message says is not there. */
    private static final Pattern NAMED = Pattern.compile(
            "(?s)(?:operator does not exist: .*? ?([^\\s\\w\"(),.]+) .*|(?:function|procedure|aggregate|routine|type|operator) (\\S+?)(?:\\(.*| does not exist.*)|.*?\"(.+?)\".*)");

    /** The beginning of a statement up to the name of what it makes. */
    private static final String CREATE =
            "(?is)\\s*create\\s+(?:or\\s+replace\\s+)?(?:(?:temporary|temp|unlogged|unique|recursive|materialized|foreign"
                    + "|constraint|event)\\s+)*(?:table|view|function|procedure|aggregate|type|domain|sequence|schema|index|trigger|publication)\\s+"
                    + "(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(?:(?:[\\w$]+|\"[^\"]*\")\\.)?";

    private final Set<String> missing = new LinkedHashSet<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Left> failed = new ArrayList<>();
    private String file = "";

    /**
     * A statement that makes something which the copy therefore lacks.
     *
     * @param place of the statement that is the reason: of this one, or of the one it builds on; empty: it is not on the copy
     */
    private record Left(String place, String text) {
        String why() {
            return place.isEmpty()
                    ? "it needs what could not be made on the copy"
                    : "it builds on " + place + ", which was not tried: it needs superuser rights";
        }
    }

    /** To be called with what the copy says of itself. */
    void lacking(List<String> notes) {
        notes.stream()
                .filter(note -> note.startsWith(StructureCopy.LACKING))
                .forEach(note -> left.add(new Left("", note)));
    }

    /** To be called before the statements of a file. */
    void begin(String name) {
        file = name;
    }

    /** To be called with every failure, in order: one may be the result of another. */
    void failed(SqlStatement one, SQLException failure) {
        if (MAKES.matcher(one.words()).matches()) {
            if (OwnersLimits.isRefused(failure)) {
                left.add(new Left(file + ":" + one.line(), one.text()));
            } else if (isUndefined(failure)) {
                cause(failure)
                        .ifPresentOrElse(
                                cause -> left.add(new Left(cause.place(), one.text())),
                                () -> failed.add(new Left(file + ":" + one.line(), one.withoutComments())));
            } else {
                failed.add(new Left(file + ":" + one.line(), one.withoutComments()));
            }
        }
        Matcher extension = NO_EXTENSION.matcher(reason(failure));
        if (extension.matches()) {
            missing.add(Optional.ofNullable(extension.group(1)).orElseGet(() -> extension.group(2)));
        }
    }

    /**
     * Why nothing can be said of a statement that failed; empty: the failure is its own.
     *
     * @param itself whether it ran as the owner of the copy, not as another role
     */
    Optional<String> why(SqlStatement one, SQLException failure, boolean itself) {
        if (Forgiving.isForeign(one)) {
            return Optional.of("it is about the server, not the database");
        }
        if (Forgiving.isOurs(one)) {
            return Optional.of("it is not tried");
        }
        if (itself && OwnersLimits.isRefused(failure)) {
            return Optional.of(
                    "not tried: it needs superuser rights, with which nothing of a file's is run on the copy");
        }
        boolean undefined = isUndefined(failure);
        if (NO_EXTENSION.matcher(reason(failure)).matches() || (undefined && !missing.isEmpty())) {
            return Optional.of("the copy's server does not have the extension " + String.join(", ", missing));
        }
        return undefined ? cause(failure).map(Left::why) : Optional.empty();
    }

    private static boolean isUndefined(SQLException failure) {
        return OwnersLimits.isUndefined(failure) || DUPLICATE.contains(String.valueOf(failure.getSQLState()));
    }

    /** The statement that would have created what is missing; where the message names nothing, the first that was left out. */
    private Optional<Left> cause(SQLException failure) {
        Pattern word = Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(missing(failure)) + "(?![\\w$])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return left.stream().filter(one -> word.matcher(one.text()).find()).findFirst();
    }

    /** The last part of the name of what is missing; empty: the message names nothing. */
    private static String missing(SQLException failure) {
        return Stream.of(reason(failure))
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)))
                .filter(Objects::nonNull)
                .map(found -> found.substring(found.lastIndexOf('.') + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    /** The failed statement that this failure results from. */
    Optional<String> because(SQLException failure) {
        Pattern made = Pattern.compile(CREATE + "\"?" + Pattern.quote(missing(failure)) + "\"?(?![\\w$\".]).*");
        return isUndefined(failure)
                ? failed.stream()
                        .filter(one -> made.matcher(one.text()).matches())
                        .findFirst()
                        .map(one -> ": " + one.place() + ", which makes it, failed")
                : Optional.empty();
    }

    /** The server's message, without the word ERROR, and without the position, which counts in a text that only the server has seen. */
    static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).replaceFirst("\\n  Position: \\d+$", "");
        return message.startsWith(WORD) ? message.substring(WORD.length()) : message;
    }
}
