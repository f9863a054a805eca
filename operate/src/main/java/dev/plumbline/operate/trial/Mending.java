package dev.plumbline.operate.trial;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.resource.Resource;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Repairs what fails only on the copy: its server lacks roles that the target's has, and its owner may do less than a superuser who
 * migrates. What a superuser does in the owner's place consists of names alone, and runs nobody's code.
 */
public final class Mending {
    private static final String NAME = "(\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String REFUSED = "42501";

    private static final Pattern NO_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final Pattern NO_MEMBER = Pattern.compile(
            "(?:must be able to SET ROLE|must be member of role"
                    + "|permission denied to set role|permission denied to grant role|must have admin option on role) \"(.+)\"");
    private static final Pattern NO_DEFAULTS = pattern("alter default privileges for (?:role|user) " + NAME + ".*");
    private static final Pattern NO_SCHEMA = Pattern.compile("permission denied for schema (.+)");
    private static final Pattern OWNER_TO = pattern("alter .* owner to " + NAME + " ?;?");
    private static final Pattern EXTENSION = pattern(
            "create extension (?:if not exists )?" + NAME + "(?: with)?(?: schema " + NAME + ")?(?: cascade)? ?;?");
    private static final Pattern TRIGGERS =
            pattern("alter table (?:only )?((?:" + NAME + "\\.)?" + NAME + ") (disable|enable) trigger all ?;?");
    private static final Pattern ROLE = pattern("(?:create|alter) (?:role|user|group) " + NAME + "( .*)?");
    private static final Pattern MORE_THAN_A_ROLE =
            Pattern.compile(".*\\b(SUPERUSER|CREATEDB|CREATEROLE|REPLICATION|BYPASSRLS)\\b.*");

    /** Harmless settings that only a superuser may change: with them an owner's migrations do what a superuser's would. */
    private static final List<String> HARMLESS = List.of(
            "session_replication_role",
            "deadlock_timeout",
            "log_statement",
            "log_min_duration_statement",
            "log_duration");

    private static final int SETTINGS_ARE_GRANTED = 15;

    private final TrialOwner owner;
    private final Attempt attempt;
    private final List<String> lent = new ArrayList<>();

    /** Sends a statement of ours in the file's transaction: whether it succeeds; where it does not, the transaction is as it was. */
    public interface Attempt {
        boolean succeeds(String sql) throws SQLException;
    }

    public Mending(TrialOwner owner, Attempt attempt) {
        this.owner = owner;
        this.attempt = attempt;
    }

    /** To be called once for the database of the trial, when it holds the structure on which files will run. */
    public static void prepare(TrialOwner owner) throws SQLException {
        try (Connection connection =
                        owner.superuser().with("preferQueryMode", "simple").connect();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= SETTINGS_ARE_GRANTED) {
                statement.execute("grant set on parameter " + String.join(", ", HARMLESS) + " to " + owner.role());
            }
            statement.execute(Resource.text(Mending.class, "mending.sql"));
        }
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words.replace(" ?", "\\s*").replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Drops what {@link #prepare} created, so that the database can be read. */
    public static void leave(TrialOwner owner) throws SQLException {
        try (Connection connection = owner.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema plumbline_trial cascade");
        }
    }

    /** What to run after a statement was refused and rolled back: the same again, or something in its place; empty: it stays refused. */
    public Optional<String> instead(SqlStatement one, SQLException failure) throws SQLException {
        String message = String.valueOf(failure.getMessage());
        String state = String.valueOf(failure.getSQLState());
        if (state.equals(UNDEFINED_OBJECT)) {
            Matcher role = NO_ROLE.matcher(message);
            return again(one, role.find() && joined(role.group(1), true));
        }
        if (!state.equals(REFUSED)) {
            return Optional.empty();
        }
        String text = one.withoutComments();
        if (joins(message, text) || lends(message, text)) {
            return again(one, true);
        }
        return Stream.of(extension(text), triggers(text), role(one, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** After the statement: revokes what was granted for it. */
    public void settle() throws SQLException {
        for (String revoke : lent) {
            attempt.succeeds(revoke);
        }
        lent.clear();
    }

    private static Optional<String> again(SqlStatement one, boolean mended) {
        return mended ? Optional.of(one.text()) : Optional.empty();
    }

    private boolean joins(String message, String text) throws SQLException {
        Matcher member = NO_MEMBER.matcher(message);
        if (member.find()) {
            return joined(member.group(1), false);
        }
        Matcher defaults = NO_DEFAULTS.matcher(text);
        return defaults.matches() && joined(Identifier.unquote(defaults.group(1)), false);
    }

    private boolean joined(String role, boolean missing) throws SQLException {
        try (OwnersRoles roles = new OwnersRoles(owner)) {
            if (missing) {
                roles.create(role);
            }
            boolean joined = roles.join(role);
            // Reading the roles makes the session notice what another one has done to them.
            attempt.succeeds("select exists (select from pg_catalog.pg_roles)");
            return joined || missing;
        }
    }

    /** A superuser may give an object to any role, others only to a role that may create one in its schema. */
    private boolean lends(String message, String text) throws SQLException {
        Matcher schema = NO_SCHEMA.matcher(message);
        Matcher given = OWNER_TO.matcher(text);
        if (!schema.find() || !given.matches()) {
            return false;
        }
        // By the schema's owner, within the file's own transaction, which may have created the schema.
        String right = "create on schema " + Identifier.quote(schema.group(1));
        if (!attempt.succeeds("grant " + right + " to " + given.group(1))) {
            return false;
        }
        lent.add("revoke " + right + " from " + given.group(1));
        return true;
    }

    private static Optional<String> extension(String text) {
        Matcher wanted = EXTENSION.matcher(text);
        return wanted.matches()
                ? Optional.of(
                        "select plumbline_trial.extension(" + Identifier.literal(Identifier.unquote(wanted.group(1)))
                                + ", "
                                + (wanted.group(2) == null
                                        ? "pg_catalog.current_schema()"
                                        : Identifier.literal(Identifier.unquote(wanted.group(2))))
                                + ")")
                : Optional.empty();
    }

    private static Optional<String> triggers(String text) {
        Matcher wanted = TRIGGERS.matcher(text);
        return wanted.matches()
                ? Optional.of("select plumbline_trial.triggers(" + Identifier.literal(wanted.group(1))
                        + "::pg_catalog.regclass, " + wanted.group(4).equalsIgnoreCase("enable") + ")")
                : Optional.empty();
    }

    /** The name of a role and the settings of its sessions change nothing in the database. */
    private static Optional<String> role(SqlStatement one, String text) {
        boolean plain = ROLE.matcher(text).matches()
                && !MORE_THAN_A_ROLE.matcher(one.words()).matches();
        return plain ? Optional.of("select") : Optional.empty();
    }
}
