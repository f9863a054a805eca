package dev.plumbline.planner.rule;

/** A rule's page, made from its folder. */
public final class RulePage {

    private RulePage() {}

    /** In Markdown. */
    public static String of(Rule rule) {
        var page = new StringBuilder();
        page.append("# ").append(rule.title()).append("\n\n");
        page.append("`").append(rule.id()).append("` · ").append(rule.severity().word());
        page.append(versions(rule)).append("\n\n");
        page.append(rule.why()).append("\n\n");
        page.append("The finding says: ").append(rule.message()).append("\n\n");
        page.append("Where there is\n\n").append(sql(rule, "setup"));
        page.append("this is found:\n\n").append(examples(rule, "bad"));
        page.append("and this is not:\n\n").append(examples(rule, "good"));
        if (!rule.fix().isEmpty()) {
            page.append("The correction that `plumbline plan` hands out, each part a file of its own:\n\n");
            for (Rule.FixTemplate part : rule.fix()) {
                page.append("- ").append(part.head()).append('\n');
            }
            page.append('\n');
        }
        page.append("Excused by a comment beside the statement: `-- plumbline: allow ")
                .append(rule.id())
                .append(": reason`\n");
        return page.toString();
    }

    private static String versions(Rule rule) {
        boolean from = rule.first() > 0;
        boolean until = rule.last() < 99;
        return (from ? " · from PostgreSQL " + rule.first() + " on" : "")
                + (until ? " · until PostgreSQL " + rule.last() : "");
    }

    private static String examples(Rule rule, String kind) {
        var text = new StringBuilder(sql(rule, kind));
        for (int number = 2;
                RuleBook.resource(rule.id() + "/" + kind + number + ".sql").isPresent();
                number++) {
            text.append(sql(rule, kind + number));
        }
        return text.toString();
    }

    private static String sql(Rule rule, String name) {
        return "```sql\n"
                + RuleBook.resource(rule.id() + "/" + name + ".sql").orElse("").strip() + "\n```\n\n";
    }
}
