package dev.plumbline.planner.observe;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.trial.OwnersRoles;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts right what fails only on the copy: which roles a server has is nothing that a migration could know, and its owner may do less than a
 * superuser may who migrates. What a superuser does in his place is made of names alone, and runs nobody's code.
 */
final class Mending {
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

    private final Runner runner;
    private final TrialOwner owner;

    Mending(Runner runner, TrialOwner owner) {
        this.runner = runner;
        this.owner = owner;
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words.replace(" ?", "\\s*").replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Whether the statement may succeed when it is run again. */
    boolean mended(SqlStatement one, SQLException failure) throws SQLException {
        String message = String.valueOf(failure.getMessage());
        String state = String.valueOf(failure.getSQLState());
        if (state.equals(UNDEFINED_OBJECT)) {
            Matcher role = NO_ROLE.matcher(message);
            return role.find() && joined(role.group(1), true);
        }
        if (!state.equals(REFUSED)) {
            return false;
        }
        String text = one.withoutComments();
        return joins(message, text) || lends(message, text) || instead(one, text);
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
            // Looking at the roles makes the session hear of what another has done to them.
            runner.is("select exists (select from pg_catalog.pg_roles)");
            return joined || missing;
        }
    }

    /** A superuser gives an object to whom he likes; anybody else only to who may make one there. */
    private boolean lends(String message, String text) throws SQLException {
        Matcher schema = NO_SCHEMA.matcher(message);
        Matcher given = OWNER_TO.matcher(text);
        if (!schema.find() || !given.matches()) {
            return false;
        }
        // By whoever owns the schema, within the file's own transaction: it may have been made there.
        return runner.sends("grant create on schema " + Identifier.quote(schema.group(1)) + " to " + given.group(1));
    }

    private boolean instead(SqlStatement one, String text) {
        Optional<String> other = Stream.of(extension(text), triggers(text), role(one, text))
                .flatMap(Optional::stream)
                .findFirst();
        other.ifPresent(sql -> runner.replace(one, sql));
        return other.isPresent();
    }

    private static Optional<String> extension(String text) {
        Matcher wanted = EXTENSION.matcher(text);
        return wanted.matches()
                ? Optional.of(
                        "select plumbline_observed.extension(" + Identifier.literal(Identifier.unquote(wanted.group(1)))
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
                ? Optional.of("select plumbline_observed.triggers(" + Identifier.literal(wanted.group(1))
                        + "::pg_catalog.regclass, " + wanted.group(4).equalsIgnoreCase("enable") + ")")
                : Optional.empty();
    }

    /** What a role is called, and how its sessions begin, changes nothing in the database. */
    private static Optional<String> role(SqlStatement one, String text) {
        boolean plain = ROLE.matcher(text).matches()
                && !MORE_THAN_A_ROLE.matcher(one.words()).matches();
        return plain ? Optional.of("select") : Optional.empty();
    }
}
