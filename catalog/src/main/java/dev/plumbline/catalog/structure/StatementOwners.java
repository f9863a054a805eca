package dev.plumbline.catalog.structure;

import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out, for statements that name every object with its schema, which of them may run an owner's code: creating a table folds the
 * constants of its expressions, attaching a partition or adding a check evaluates them, and so on. Building an index and refreshing a view
 * are not among them, because there the server itself takes the owner's rights.
 */
public final class StatementOwners {
    private static final String NAME = "(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)";
    private static final String QUALIFIED = "(" + NAME + "(?:\\." + NAME + ")?)";
    private static final Pattern GIVE = pattern(
            "alter (?:foreign |materialized )?(?:table|view|sequence) " + QUALIFIED + " owner to (" + NAME + ")");
    private static final Pattern ANY_GIVE = pattern("alter .* owner to (" + NAME + ")");
    private static final Pattern TABLE =
            pattern("create (?:unlogged )?table " + QUALIFIED + " .*(?:generated always as \\(|partition by ).*");
    private static final Pattern AGGREGATE = pattern("create aggregate .*");
    private static final Pattern CHECK =
            pattern("alter table (?:only )?" + QUALIFIED + " add constraint " + NAME + " check .*");
    private static final Pattern FOREIGN_KEY = pattern("alter table (?:only )?" + QUALIFIED + " add constraint " + NAME
            + " foreign key \\(" + NAME + "(?:, " + NAME + ")*\\) references " + QUALIFIED + " ?\\(.*");
    private static final Pattern ATTACH =
            pattern("alter table (?:only )?" + QUALIFIED + " attach partition " + QUALIFIED + " .*");

    private final Map<String, String> tables = new HashMap<>();

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words.replace(" ", "\\s+").replace("\\s+?", "\\s*"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The same statements, each with whether it runs such code. */
    public static List<StructureStatement> complete(List<StructureStatement> statements) {
        var owners = new StatementOwners();
        statements.forEach(step -> owners.note(step.owner().give()));
        return statements.stream()
                .map(step -> step.ownedBy(owners.of(step.sql(), step.owner())))
                .toList();
    }

    /** Merges each statement that gives an object to its owner into the one before it, which created the object. */
    public static List<StructureStatement> fold(List<StructureStatement> statements) {
        var folded = new ArrayList<StructureStatement>();
        for (StructureStatement step : statements) {
            Matcher give = ANY_GIVE.matcher(step.sql());
            if (!give.matches() || folded.isEmpty()) {
                folded.add(step);
                continue;
            }
            int last = folded.size() - 1;
            folded.set(
                    last,
                    folded.get(last).ownedBy(new StatementOwner(Identifier.unquote(give.group(1)), step.sql(), false)));
        }
        return folded;
    }

    private void note(String give) {
        Matcher matcher = GIVE.matcher(give);
        if (matcher.matches()) {
            tables.put(matcher.group(1), Identifier.unquote(matcher.group(2)));
        }
    }

    private StatementOwner of(String sql, StatementOwner owner) {
        Matcher table = TABLE.matcher(sql);
        if (table.matches()) {
            String role = tables.getOrDefault(table.group(1), "");
            return new StatementOwner(role, owner.give(), !role.isEmpty());
        }
        if (AGGREGATE.matcher(sql).matches()) {
            return new StatementOwner(owner.role(), owner.give(), !owner.role().isEmpty());
        }
        Matcher check = CHECK.matcher(sql);
        if (check.matches()) {
            return running(tables.getOrDefault(check.group(1), ""));
        }
        Matcher key = FOREIGN_KEY.matcher(sql);
        if (key.matches()) {
            return ofBoth(key.group(1), key.group(2));
        }
        Matcher attach = ATTACH.matcher(sql);
        return attach.matches() ? ofBoth(attach.group(1), attach.group(2)) : owner;
    }

    /** Work on two tables can only be done by a role that owns both. */
    private StatementOwner ofBoth(String one, String other) {
        String role = tables.getOrDefault(one, "");
        return tables.getOrDefault(other, "").equals(role) ? running(role) : StatementOwner.NONE;
    }

    private static StatementOwner running(String role) {
        return role.isEmpty() ? StatementOwner.NONE : new StatementOwner(role, "", true);
    }
}
