package dev.plumbline.schema.migrate.preflight;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptSettings;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of one pending file without a server. */
final class FileChecks {
    private static final Pattern KEYWORD =
            Pattern.compile("(?s)[( ]*(ABORT|ALTER|ANALYZE|ANALYSE|BEGIN|CALL|CHECKPOINT|CLUSTER|COMMENT|COMMIT|COPY"
                    + "|CLOSE|CREATE|DEALLOCATE|DECLARE|DELETE|DISCARD|DO|DROP|END|EXECUTE|EXPLAIN|FETCH|GRANT|IMPORT|INSERT|LISTEN|LOAD|LOCK"
                    + "|MERGE|MOVE|NOTIFY|PREPARE|REASSIGN|REFRESH|REINDEX|RELEASE|RESET|REVOKE|ROLLBACK|SAVEPOINT|SECURITY|SELECT|SET"
                    + "|SHOW|START|TABLE|TRUNCATE|UNLISTEN|UPDATE|VACUUM|VALUES|WITH)\\b.*");

    /** Of dbmate and of goose. */
    private static final Pattern WAY_BACK =
            Pattern.compile("(?im)^[ \\t]*(--[ \\t]*(?:migrate:down|\\+goose[ \\t]+down)\\b.*)$");

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)CREATE EXTENSION (?:IF NOT EXISTS )?(\"(?:[^\"]|\"\")+\"|[\\w-]+).*");

    private final Pack pack;
    private final MigrationFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> extensions = new TreeSet<>();

    private FileChecks(Pack pack, MigrationFile file) {
        this.pack = pack;
        this.file = file;
    }

    static FileChecks of(Pack pack, MigrationFile file) {
        var checks = new FileChecks(pack, file);
        checks.run();
        return checks;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Those that it creates. */
    Set<String> extensions() {
        return extensions;
    }

    private void run() {
        ScriptSettings settings;
        String text;
        try {
            settings = ScriptSettings.of(file);
            text = settings.textOf(file);
        } catch (PlumblineException e) {
            problems.add(Problem.error("unreadable", file.script(), String.valueOf(e.getMessage())));
            return;
        }
        SqlScript script = SqlScript.of(text);
        for (SqlStatement command : script.commands()) {
            error(
                    "psql_command",
                    command.line(),
                    "'" + SqlStatement.shortened(command.text())
                            + "' is a command of psql, which no server understands: take it out");
        }
        if (settings.text().isEmpty()) {
            transactions(script);
        }
        if (settings.replacesPlaceholders()) {
            placeholders(text);
        }
        script.openComment()
                .ifPresent(line -> error(
                        "open_comment",
                        line,
                        "the comment that begins here never ends, so nothing below it would run: close it with */ (one that"
                                + " holds another comment needs as many)"));
        script.unfinished().ifPresent(this::unfinished);
        wayBack(text, script);
        script.statements().forEach(this::extension);
    }

    private void extension(SqlStatement statement) {
        Matcher created = EXTENSION.matcher(statement.withoutComments());
        if (created.matches()) {
            String name = created.group(1);
            extensions.add(name.startsWith("\"") ? Identifier.unquote(name) : name.toLowerCase(Locale.ROOT));
        }
    }

    /** Tools that keep both directions in one file read these comments; here all of the file runs. */
    private void wayBack(String text, SqlScript script) {
        Matcher mark = WAY_BACK.matcher(text);
        if (!mark.find()) {
            return;
        }
        int line = (int) text.substring(0, mark.start(1)).lines().count();
        if (script.statements().stream().anyMatch(statement -> statement.line() > line)) {
            String undo = file.version()
                    .map(version -> "U" + file.path().getFileName().toString().substring(1))
                    .orElse("a file of its own");
            error(
                    "down_section",
                    line,
                    "what stands below '" + mark.group(1) + "' undoes the file, and would run with it: move it to "
                            + undo + " (--allow down_section runs it as it stands)");
        }
    }

    private void transactions(SqlScript script) {
        var concurrent =
                script.statements().stream().filter(NonTransactional::is).toList();
        for (SqlStatement statement : script.statements()) {
            if (statement.controlsTransaction()) {
                error(
                        "own_transaction",
                        statement.line(),
                        "'" + SqlStatement.shortened(statement.text())
                                + "' ends or starts a transaction of its own, so a failure"
                                + " further down would leave half of the file behind: take it out, every file runs in"
                                + " one transaction (--allow own_transaction runs it as it stands)");
            }
        }
        if (!concurrent.isEmpty() && concurrent.size() < script.statements().size()) {
            SqlStatement first = concurrent.get(0);
            error(
                    "mixed_transaction",
                    first.line(),
                    "'" + SqlStatement.shortened(first.text())
                            + "' cannot run in a transaction, the other statements of the file"
                            + " should: put it into a file of its own (--allow mixed_transaction runs all of the file without one)");
        }
    }

    private void placeholders(String text) {
        for (Placeholders.Use use : Placeholders.uses(text)) {
            String name = use.name();
            boolean builtIn = name.regionMatches(true, 0, BuiltIns.PREFIX, 0, BuiltIns.PREFIX.length())
                    && BuiltIns.NAMES.contains(
                            name.substring(BuiltIns.PREFIX.length()).toLowerCase(Locale.ROOT));
            if (!builtIn && pack.placeholders().keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                error("placeholder", use.line(), Placeholders.withoutValue(name));
            }
        }
    }

    private void unfinished(SqlStatement rest) {
        if (KEYWORD.matcher(rest.words()).matches()) {
            problems.add(Problem.remark(
                    "no_semicolon",
                    file.script() + ":" + rest.line(),
                    "the last statement has no semicolon; it runs anyway"));
        } else if (!rest.words().isEmpty()) {
            error(
                    "trailing_text",
                    rest.line(),
                    "'" + SqlStatement.shortened(rest.text())
                            + "' after the last semicolon is not a statement: take it out (--allow trailing_text sends it to the"
                            + " server as one)");
        }
    }

    private void error(String id, int line, String message) {
        problems.add(Problem.error(id, file.script() + ":" + line, message));
    }
}
