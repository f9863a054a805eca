package dev.plumbline.verifier.plan;

import dev.plumbline.database.session.Savepoints;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.PreparedLookup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a lookup and reads its plan, inside functions too. Three ways, best first: auto_explain, where the role may load it; a plain
 * EXPLAIN, where the planner inlined the function's body into the call; the body of an SQL function, prepared by itself. The result says
 * which one was used.
 */
final class Explainer {

    /** How a prepared statement is planned: for its values, or generically. */
    enum Mode {
        CUSTOM("force_custom_plan"),
        GENERIC("force_generic_plan");

        private final String setting;

        Mode(String setting) {
            this.setting = setting;
        }
    }

    private final CheckContext context;
    private final Connection connection;
    private final boolean autoExplain;

    Explainer(CheckContext context) throws SQLException {
        this.context = context;
        this.connection = context.connection();
        this.autoExplain = loadAutoExplain();
    }

    void discourageSequentialScans(boolean discouraged) throws SQLException {
        execute("set local enable_seqscan = " + (discouraged ? "off" : "on"));
    }

    /** Empty when the inside of the function cannot be seen. */
    Optional<Explained> inside(Lookup lookup, List<Object> key, Mode mode) throws SQLException {
        execute("set local plan_cache_mode = " + mode.setting);
        String planned = mode == Mode.CUSTOM ? "planned for these values" : "planned once for all values";
        if (autoExplain) {
            return Optional.of(logged(lookup, key, "seen by auto_explain, " + planned))
                    .filter(logged -> !logged.statements().isEmpty());
        }
        Explained call = outside(lookup, key, mode);
        if (lookup.function().isEmpty() || !scansFunction(call)) {
            return Optional.of(call);
        }
        return body(lookup, key, planned).filter(body -> body.rows() == call.rows());
    }

    /** The call as the planner sees it; its buffers include those of the work inside functions. */
    Explained outside(Lookup lookup, List<Object> key, Mode mode) throws SQLException {
        execute("set local plan_cache_mode = " + mode.setting);
        return prepared(PreparedLookup.numbered(lookup.sql()), key, "seen by EXPLAIN of the call");
    }

    private static boolean scansFunction(Explained call) {
        return call.statements().stream()
                .flatMap(statement -> statement.root().all())
                .anyMatch(node ->
                        node.type().equals("Function Scan") || node.type().equals("ProjectSet"));
    }

    private Explained logged(Lookup lookup, List<Object> key, String how) throws SQLException {
        String sql = PreparedLookup.numbered(lookup.sql());
        try (PreparedLookup prepared = new PreparedLookup(context, sql, "analyze")) {
            execute("set local client_min_messages = notice");
            PreparedLookup.Ran ran = prepared.run(key);
            List<ExplainedStatement> statements = new ArrayList<>();
            for (String notice : ran.notices()) {
                int json = notice.indexOf('{', Math.max(0, notice.indexOf("plan:")));
                if (notice.startsWith("duration:") && json >= 0) {
                    ExplainedStatement explained = ExplainedStatement.parse(sql, notice.substring(json));
                    if (!explained.text().equals(ran.asked())) {
                        statements.add(explained);
                    }
                }
            }
            double rows = ran.plan().isEmpty()
                    ? ran.rows()
                    : ExplainedStatement.parse(sql, ran.plan()).root().rows();
            return new Explained(how, key, rows, statements);
        }
    }

    private Optional<Explained> body(Lookup lookup, List<Object> key, String planned) throws SQLException {
        String find = """
                select p.proname, coalesce(pg_get_function_sqlbody(p.oid), p.prosrc),
                       coalesce((select array_agg(coalesce(a.name, '') order by a.at)
                                   from unnest(p.proargnames) with ordinality as a (name, at)
                                  where coalesce(p.proargmodes[a.at::int], 'i') in ('i', 'b', 'v')), '{}')
                  from pg_proc p join pg_language l on l.oid = p.prolang
                 where l.lanname = 'sql' and p.pronargs = ?
                   and (p.oid::regproc::text = ? or p.proname = ? and pg_function_is_visible(p.oid))""";
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            statement.setInt(1, key.size());
            statement.setString(2, lookup.function());
            statement.setString(3, lookup.function());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<String> names = List.of((String[]) row.getArray(3).getArray());
                Optional<String> body = new FunctionBody(row.getString(1), names).statement(row.getString(2));
                return body.isEmpty() || row.next()
                        ? Optional.empty()
                        : explainBody(body.get(), lookup.function(), key, planned);
            }
        }
    }

    /** A body that cannot run by itself is not a finding: its inside then cannot be seen. */
    private Optional<Explained> explainBody(String body, String function, List<Object> key, String planned)
            throws SQLException {
        try {
            String how = "the body of " + function + " explained by itself, " + planned;
            return Savepoints.keeping(connection, open -> Optional.of(prepared(body, key, how)));
        } catch (SQLException notAlone) {
            return Optional.empty();
        }
    }

    private Explained prepared(String sql, List<Object> key, String how) throws SQLException {
        try (PreparedLookup lookup = new PreparedLookup(context, sql, "analyze, buffers, settings")) {
            ExplainedStatement explained = ExplainedStatement.parse(sql, lookup.explain(key));
            return new Explained(how, key, explained.root().rows(), List.of(explained));
        }
    }

    private boolean loadAutoExplain() throws SQLException {
        try {
            return Savepoints.keeping(connection, open -> {
                execute("load 'auto_explain'");
                execute("set local auto_explain.log_min_duration = 0");
                execute("set local auto_explain.log_nested_statements = on");
                execute("set local auto_explain.log_analyze = on");
                execute("set local auto_explain.log_buffers = on");
                execute("set local auto_explain.log_settings = on");
                execute("set local auto_explain.log_format = json");
                // As notices the plans come to this session alone, and stay out of the server's log.
                execute("set local auto_explain.log_level = notice");
                execute("set local client_min_messages = warning");
                return true;
            });
        } catch (SQLException notPermitted) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
