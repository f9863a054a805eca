package dev.plumbline.planner.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.planner.observation.Fact;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server reported while a statement ran: its own messages about scans and builds, and those of the event triggers of {@code
 * setup.sql}.
 *
 * @param facts in the order in which they happened; scans and builds name tables without their schemas
 * @param relations tables and the like that were created or altered
 * @param schemasChanged whether a schema was altered, so that the names of everything in it may have changed
 */
record Notices(List<Fact> facts, Set<Long> relations, boolean schemasChanged) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "plumbline:";
    private static final long PG_CLASS = 1259;
    private static final Pattern SCAN = Pattern.compile("verifying table \"(.*)\"");
    private static final Pattern VALIDATION = Pattern.compile("validating foreign key constraint \"(.*)\"");
    private static final Pattern BUILD =
            Pattern.compile("building index \"(.*)\" on table \"(.*)\" (serially|with request.*)");
    private static final Pattern PROVEN =
            Pattern.compile("existing constraints on column \"(.*)\" are sufficient to prove .*");

    private static final Pattern EXECUTED = Pattern.compile("(?s)duration: [0-9.]+ ms  plan:\\n(\\{.*)");
    private static final Pattern CUT = Pattern.compile("identifier \"(.*)\" will be truncated to \"(.*)\"");

    static Notices of(Statement statement) throws SQLException {
        var notices = new Notices(new ArrayList<>(), new LinkedHashSet<>(), false);
        for (SQLWarning one = statement.getWarnings(); one != null; one = one.getNextWarning()) {
            notices = notices.and(String.valueOf(one.getMessage()));
        }
        return notices;
    }

    static Notices none() {
        return new Notices(List.of(), Set.of(), false);
    }

    private Notices and(String message) {
        if (message.startsWith(OURS)) {
            return and(parsed(message.substring(OURS.length())));
        }
        Matcher executed = EXECUTED.matcher(message);
        if (executed.matches()) {
            Executed.of(parsed(executed.group(1))).stream()
                    .filter(fact -> !facts.contains(fact))
                    .forEach(facts::add);
            return this;
        }
        Matcher scan = SCAN.matcher(message);
        Matcher validation = VALIDATION.matcher(message);
        Matcher build = BUILD.matcher(message);
        Matcher proven = PROVEN.matcher(message);
        if (scan.matches()) {
            facts.add(Fact.of("scan", "plain", scan.group(1)));
        } else if (validation.matches()) {
            facts.add(Fact.of("validation", "constraint", validation.group(1)));
        } else if (build.matches()) {
            facts.add(Fact.of("build", "index", build.group(1), "plain", build.group(2)));
        } else if (CUT.matcher(message).matches()) {
            facts.add(Fact.of("cut", "object", message.replaceFirst(CUT.pattern(), "$2")));
        } else if (proven.matches()) {
            facts.add(Fact.of("proven", "column", proven.group(1)));
        }
        return this;
    }

    private Notices and(JsonNode one) {
        if (one.path(0).asText().equals("ambiguous")) {
            facts.add(Fact.of(
                    "function.ambiguous",
                    "object",
                    one.path(1).asText(),
                    "other",
                    one.path(2).asText(),
                    "arguments",
                    one.path(3).asText()));
            return this;
        }
        boolean done = one.path(0).asText().equals("done");
        String command = one.path(1).asText();
        String type = one.path(2).asText();
        String object = one.path(5).asText();
        if (object.contains("plumbline_observed")) {
            return this;
        }
        facts.add(Fact.of(
                done ? "done" : "dropped",
                "command",
                command.toLowerCase(java.util.Locale.ROOT),
                "type",
                type,
                "object",
                object,
                "original",
                done ? "" : one.path(6).asText()));
        if (one.path(3).asLong() == PG_CLASS) {
            relations.add(one.path(4).asLong());
        }
        return type.equals("schema") ? new Notices(facts, relations, true) : this;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server wrote invalid JSON", e);
        }
    }
}
