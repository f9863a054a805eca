package dev.plumbline.cli.output;

import dev.plumbline.cli.usage.UsageProblem;
import dev.plumbline.data.DataException;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.schema.migrate.preflight.PreflightException;
import dev.plumbline.schema.script.ScriptFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** An error for scripts, in the shape of {@code docs/schemas/error.schema.json}: what is known about it, without empty fields. */
final class ErrorJson {
    private static final Map<Integer, String> KINDS = Map.of(
            ExitCodes.FINDINGS, "finding",
            ExitCodes.USAGE, "usage",
            ExitCodes.UNAVAILABLE, "unavailable",
            ExitCodes.BUG, "bug");

    private final Map<String, Object> error = new LinkedHashMap<>();

    private ErrorJson(int code, String verb, String message) {
        error.put("kind", Objects.requireNonNull(KINDS.get(code)));
        error.put("exit_code", code);
        error.put("verb", verb);
        error.put("message", message);
    }

    static Map<String, Object> of(UsageProblem problem, String verb) {
        var json = new ErrorJson(ExitCodes.USAGE, verb, problem.message());
        json.put("where", problem.where());
        json.put("found", problem.found());
        json.put("expected", problem.wanted());
        json.put("fix", problem.fix());
        return Map.of("error", json.error);
    }

    static Map<String, Object> of(Exception failure, int code, String verb, String message) {
        var json = new ErrorJson(code, verb, message);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            json.learn(cause);
        }
        return Map.of("error", json.error);
    }

    /** Values closer to the user come first and stay. */
    private void learn(Throwable failure) {
        if (failure instanceof PreflightException preflight) {
            error.putIfAbsent("problems", preflight.problems());
        } else if (failure instanceof LoadException load && !load.rejects().isEmpty()) {
            error.putIfAbsent("rejects", rejects(load.rejects()));
        } else if (failure instanceof SourceException source) {
            place(source.file(), source.line());
            put("found", source.original());
        } else if (failure instanceof ScriptFailure script) {
            place(script.file(), script.line());
            put("statement", script.statement());
        } else if (failure instanceof DataException data) {
            put("where", data.subject());
        }
        if (failure instanceof SQLException sql) {
            put("sql_state", sql.getSQLState());
        }
        if (failure instanceof PSQLException server && server.getServerErrorMessage() != null) {
            said(Objects.requireNonNull(server.getServerErrorMessage()));
        }
    }

    private void said(ServerErrorMessage server) {
        put("detail", server.getDetail());
        put("hint", server.getHint());
        put("schema", server.getSchema());
        put("table", server.getTable());
        put("column", server.getColumn());
        put("constraint", server.getConstraint());
    }

    private static List<Map<String, Object>> rejects(List<Reject> rejects) {
        var list = new ArrayList<Map<String, Object>>();
        for (Reject reject : rejects) {
            var one = new LinkedHashMap<String, Object>();
            one.put("file", reject.file());
            one.put("line", reject.line());
            one.put("table", reject.table());
            one.put("column", reject.column());
            one.put("constraint", reject.constraint());
            one.put("sql_state", reject.sqlState());
            one.put("reason", reject.reason());
            one.put("original", reject.original());
            list.add(one);
        }
        return list;
    }

    private void place(String file, long line) {
        put("where", line > 0 ? file + ":" + line : file);
    }

    private void put(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            error.putIfAbsent(key, value);
        }
    }
}
