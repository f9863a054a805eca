package dev.plumbline.planner.rule;

import dev.plumbline.planner.rule.Rule.FixTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code rule.yaml}. */
final class RuleFile {
    private static final Set<String> KEYS =
            Set.of("title", "severity", "on", "when", "unless", "versions", "grows", "message", "fix", "why");
    private static final int NEWEST = 99;

    private final String id;
    private final Map<?, ?> yaml;

    private RuleFile(String id, Map<?, ?> yaml) {
        this.id = id;
        this.yaml = yaml;
    }

    static Rule read(String id, String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        if (!(loaded instanceof Map<?, ?> yaml)) {
            throw new IllegalStateException("rule " + id + ": no keys");
        }
        return new RuleFile(id, yaml).rule();
    }

    private Rule rule() {
        for (Object key : yaml.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalStateException("rule " + id + ": unknown key " + key + ", expected one of " + KEYS);
            }
        }
        String[] versions = text("versions", "-").split("-", -1);
        return new Rule(
                id,
                text("title"),
                Severity.valueOf(text("severity").toUpperCase(Locale.ROOT)),
                texts(yaml.get("on")),
                conditions(yaml.get("when")),
                unless(),
                versions[0].isEmpty() ? 0 : Integer.parseInt(versions[0]),
                versions[1].isEmpty() ? NEWEST : Integer.parseInt(versions[1]),
                "true".equals(text("grows", "")),
                text("message"),
                fix(),
                text("why"));
    }

    private List<List<Condition>> unless() {
        var groups = new ArrayList<List<Condition>>();
        Object given = yaml.get("unless");
        if (given instanceof List<?> list) {
            list.forEach(one -> groups.add(conditions(one)));
        } else if (given != null) {
            groups.add(conditions(given));
        }
        return groups;
    }

    private static List<Condition> conditions(@Nullable Object given) {
        var conditions = new ArrayList<Condition>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> conditions.add(new Condition(String.valueOf(key), texts(value))));
        }
        return conditions;
    }

    private List<FixTemplate> fix() {
        var parts = new ArrayList<FixTemplate>();
        if (yaml.get("fix") instanceof List<?> list) {
            for (Object one : list) {
                Map<?, ?> part = (Map<?, ?>) one;
                String command = string(part.get("command"));
                parts.add(new FixTemplate(
                        string(part.get("head")),
                        command.isEmpty() ? string(part.get("sql")) : command,
                        string(part.get("undo")),
                        !"false".equals(string(part.get("transaction"))),
                        !command.isEmpty(),
                        conditions(part.get("when"))));
            }
        }
        return parts;
    }

    private String text(String key) {
        Object value = yaml.get(key);
        if (value == null) {
            throw new IllegalStateException("rule " + id + ": " + key + " is missing");
        }
        return string(value);
    }

    private String text(String key, String otherwise) {
        Object value = yaml.get(key);
        return value == null ? otherwise : string(value);
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(RuleFile::string).toList()
                : List.of(string(value));
    }

    private static String string(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value).strip();
    }
}
