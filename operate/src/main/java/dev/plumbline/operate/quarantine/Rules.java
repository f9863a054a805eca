package dev.plumbline.operate.quarantine;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.contract.Contract;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The foreign keys and checks of a database, and those that a pack has pending. Pending ones are created for a moment, NOT VALID, read as
 * the server understands them, and rolled back: nothing is parsed. To be called within a transaction.
 */
final class Rules {
    /** Operators are written with their schemas: a user-defined type is compared by its own equality, and cast as the key does. */
    private static final String READ = """
            select k.conname, k.conrelid::bigint, cn.nspname, cr.relname, k.confrelid::bigint, pn.nspname, pr.relname,
                case k.contype when 'c'
                    then '(' || pg_get_expr(k.conbin, k.conrelid) || ') is false'
                    else '(' || keys.given || ') and not exists (select from ' || format('%I.%I', pn.nspname, pr.relname) || ' p where ' || keys.equal || ')'
                        || case k.confmatchtype when 'f' then ' or ((' || keys.some || ') and not (' || keys.given || '))' else '' end
                end,
                coalesce(keys.equal, ''),
                k.convalidated
            from pg_constraint k
            join pg_class cr on cr.oid = k.conrelid
            join pg_namespace cn on cn.oid = cr.relnamespace
            left join pg_class pr on pr.oid = k.confrelid
            left join pg_namespace pn on pn.oid = pr.relnamespace
            cross join lateral (
                select
                    string_agg(format('c.%I is not null', ca.attname), ' and ' order by o.place) as given,
                    string_agg(format('c.%I is not null', ca.attname), ' or ' order by o.place) as some,
                    string_agg(format('p.%I operator(%I.%s) %s', pa.attname, opn.nspname, op.oprname,
                        case when ca.atttypid = op.oprright or y.typtype = 'p' then format('c.%I', ca.attname)
                            else format('cast(c.%I as %s)', ca.attname, format_type(op.oprright, -1)) end),
                        ' and ' order by o.place) as equal
                from unnest(k.conkey, k.confkey, k.conpfeqop) with ordinality o (child, parent, equals, place)
                join pg_attribute ca on ca.attrelid = k.conrelid and ca.attnum = o.child
                join pg_attribute pa on pa.attrelid = k.confrelid and pa.attnum = o.parent
                join pg_operator op on op.oid = o.equals
                join pg_type y on y.oid = op.oprright
                join pg_namespace opn on opn.oid = op.oprnamespace) keys
            where k.contype in ('f', 'c') and k.conrelid <> 0 and k.conparentid = 0 and cr.relkind in ('r', 'p')
                and cn.nspname not in ('pg_catalog', 'information_schema', 'plumbline', 'quarantine')
            order by k.conname, cn.nspname, cr.relname
            """;

    private Rules() {}

    /** @param pack whose pending constraints are included */
    static List<RowRule> of(Connection connection, Optional<Pack> pack) throws SQLException {
        List<RowRule> there = read(connection, false);
        if (pack.isEmpty()) {
            return there;
        }
        var all = new ArrayList<>(there);
        Savepoints.takingBack(connection, open -> {
                    make(open, pack.get(), there);
                    return read(open, true);
                })
                .stream()
                .filter(rule -> there.stream().noneMatch(known -> same(known, rule)))
                .forEach(all::add);
        return all;
    }

    private static boolean same(RowRule one, RowRule other) {
        return one.name().equals(other.name()) && one.table().equals(other.table());
    }

    private static void make(Connection connection, Pack pack, List<RowRule> there) throws SQLException {
        for (CatalogObject constraint : Contract.of(pack).catalog().objects(CatalogKind.CONSTRAINT)) {
            String definition = constraint.property("definition").orElse("");
            String table = constraint.owner().orElse("");
            if (!definition.startsWith("FOREIGN KEY") && !definition.startsWith("CHECK")) {
                continue;
            }
            Optional<NamedRelation> found = NamedRelation.find(connection, table);
            boolean known = found.isPresent()
                    && there.stream()
                            .anyMatch(rule -> rule.table().equals(found.get())
                                    && Identifier.quote(rule.name()).equals(quoted(constraint)));
            if (found.isPresent() && !known) {
                tryToMake(
                        connection,
                        "alter table " + found.get().sql() + " add constraint " + constraint.name() + " " + definition
                                + " not valid");
            }
        }
    }

    private static String quoted(CatalogObject constraint) {
        String name = constraint.name();
        return name.startsWith("\"") ? name : "\"" + name + "\"";
    }

    /** One whose columns do not exist yet is left out: an earlier migration has to come first. */
    private static void tryToMake(Connection connection, String statement) throws SQLException {
        try (Statement add = connection.createStatement()) {
            Savepoints.keeping(connection, open -> SearchPath.users(open, () -> add.execute(statement)));
        } catch (SQLException e) {
            if (!String.valueOf(e.getSQLState()).startsWith("42")) {
                throw e;
            }
        }
    }

    private static List<RowRule> read(Connection connection, boolean coming) throws SQLException {
        return Rows.list(connection, READ, row -> {
            var table = new NamedRelation(row.getLong(2), row.getString(3), row.getString(4));
            Optional<NamedRelation> parent = row.getLong(5) == 0
                    ? Optional.empty()
                    : Optional.of(new NamedRelation(row.getLong(5), row.getString(6), row.getString(7)));
            return new RowRule(
                    row.getString(1), table, parent, row.getString(8), row.getString(9), row.getBoolean(10), coming);
        });
    }
}
