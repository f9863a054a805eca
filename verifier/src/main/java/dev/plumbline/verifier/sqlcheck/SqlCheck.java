package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the query of a check file: no rows, no finding. */
public final class SqlCheck implements Check {

    private static final int FETCH_SIZE = 1_000;

    private final Family family;
    private final CheckFile file;
    private final Accepted accepted;

    public SqlCheck(Family family, CheckFile file, Accepted accepted) {
        this.family = family;
        this.file = file;
        this.accepted = accepted;
    }

    @Override
    public String id() {
        return file.id();
    }

    @Override
    public String title() {
        return file.promise();
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        Connection connection = context.connection();
        String query = file.query();
        if (!file.primary().isEmpty() && ReadOnly.isStandby(connection)) {
            return List.of(CheckResult.skipped(family, id(), title(), file.primary()));
        }
        if (!file.needs().isEmpty()) {
            Optional<String> needed = relation(connection, file.needs());
            if (needed.isEmpty()) {
                return List.of(CheckResult.skipped(family, id(), title(), file.needs() + " is not in this database"));
            }
            query = query.replace("{needs}", needed.get());
        }
        String asked = query;
        Findings findings = family == Family.DATA
                ? SearchPath.users(connection, () -> findings(context, asked))
                : findings(context, asked);
        return List.of(result(findings));
    }

    private Findings findings(CheckContext context, String query) throws SQLException {
        Connection connection = context.connection();
        Findings findings = new Findings(accepted.of(id()));
        if (!file.each()) {
            ask(context, query, findings::add);
            return findings;
        }
        String home = SearchPath.home(connection).orElse("");
        for (CheckQuery question : ask(context, query, CheckQuery::read)) {
            boolean asked = question.ask(connection, home, findings::add);
            if (!asked) {
                findings.leaveOut(question.names(connection));
            }
        }
        return findings;
    }

    private CheckResult result(Findings findings) {
        boolean info = file.severity() == CheckSeverity.INFO;
        if (findings.total() == 0 && !findings.leftOut().isEmpty()) {
            return CheckResult.skipped(
                    family,
                    id(),
                    title(),
                    "row-level security hides rows from everybody who may be asked for them as a superuser: "
                            + String.join("; ", findings.leftOut())
                            + "; nothing was found elsewhere (run as the owner of these tables)");
        }
        Outcome outcome = findings.total() == 0 ? Outcome.PASS : file.severity().outcome();
        String actual = String.format(Locale.ROOT, "%,d", findings.total())
                + (info ? "" : findings.total() == 1 ? " violation" : " violations");
        List<String> detail = new ArrayList<>(findings.accepted());
        findings.leftOut().forEach(tables -> detail.add("not checked, row-level security hides rows: " + tables));
        if (!file.reason().isEmpty()) {
            detail.add(0, file.reason());
        }
        CheckResult result = CheckResult.of(
                        family, id(), title(), outcome, info ? actual + " listed" : actual, info ? "" : "0 violations")
                .withDetail(String.join("\n", detail));
        if (findings.total() > 0) {
            result = result.with(findings.table(info ? title() : "found by " + id()));
        }
        if (family == Family.HEALTH) {
            result = result.aboutEach(findings.subjects());
        }
        return result.with(findings.fixes().stream().map(Attachment.Fix::new).toList());
    }

    /** The user's own query has their search path; for ours, the names in its result are shortened by that path. */
    private <T> T ask(CheckContext context, String query, SearchPath.SqlReader<T> reader) throws SQLException {
        return family == Family.DATA
                ? context.reader().ask(query, FETCH_SIZE, reader)
                : SearchPath.seenFrom(
                        context.connection(),
                        SearchPath.home(context.connection()).orElse(""),
                        query,
                        reader);
    }

    /** The qualified name of a relation, wherever its extension was created. */
    private static Optional<String> relation(Connection connection, String name) throws SQLException {
        String find = """
                select format('%I.%I', n.nspname, c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relname = ? and c.relkind in ('r', 'v', 'm', 'f', 'p')
                 order by n.nspname limit 1""";
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
