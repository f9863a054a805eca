package dev.plumbline.operate.refresh;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Refreshes materialized views, each after those it reads; concurrently where a view is populated and has a unique index for it. */
public final class Refresh {
    private static final String VIEWS = """
            with recursive edge as (
              select distinct r.ev_class as reader, d.refobjid as read
              from pg_rewrite r
              join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
              join pg_class c on c.oid = d.refobjid and c.relkind in ('v', 'm')),
            reach as (
              select reader, read from edge
              union
              select reach.reader, edge.read from reach join edge on edge.reader = reach.read)
            select format('%I.%I', n.nspname, m.relname), m.relname,
              m.relispopulated and exists (
                select from pg_index i
                where i.indrelid = m.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null),
              array(
                select format('%I.%I', rn.nspname, rc.relname)
                from reach join pg_class rc on rc.oid = reach.read and rc.relkind = 'm'
                join pg_namespace rn on rn.oid = rc.relnamespace
                where reach.reader = m.oid)
            from pg_class m
            join pg_namespace n on n.oid = m.relnamespace
            where m.relkind = 'm'
            order by 1
            """;

    private static final Duration LOCK_WAIT = Duration.ofSeconds(60);

    private record View(String name, String shortName, boolean concurrently, Set<String> reads) {}

    /** A view that was refreshed, and whether its readers could go on meanwhile. */
    public record Refreshed(String view, boolean concurrently, Duration took) {}

    private Refresh() {}

    /** @param only names of views, with or without their schema; empty means all. The views they read are refreshed as well. */
    public static List<Refreshed> run(Database database, List<String> only, Consumer<String> messages) {
        return run(database, only, LOCK_WAIT, messages);
    }

    /** @param wait how long to wait for a lock on a view that somebody reads */
    public static List<Refreshed> run(Database database, List<String> only, Duration wait, Consumer<String> messages) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var retry = new LockRetry(database, wait, messages)) {
            ReadOnly.refuse(connection, database);
            retry.over(connection);
            var done = new ArrayList<Refreshed>();
            for (View view : chosen(inOrder(views(statement)), only)) {
                long start = System.nanoTime();
                // Functions that the view calls were written for the search path of its database; servers from 17 on
                // use only their own.
                String refresh =
                        "refresh materialized view " + (view.concurrently() ? "concurrently " : "") + view.name();
                retry.attempts(() -> SearchPath.users(connection, () -> statement.execute(refresh)));
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                messages.accept(view.name() + ": " + Amounts.time(took)
                        + (view.concurrently() ? "" : " (its readers waited: no unique index, or it was empty)"));
                done.add(new Refreshed(view.name(), view.concurrently(), took));
            }
            return done;
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": refresh: " + e.getMessage(), e);
        }
    }

    private static List<View> views(Statement statement) throws SQLException {
        var views = new ArrayList<View>();
        try (ResultSet rows = statement.executeQuery(VIEWS)) {
            while (rows.next()) {
                views.add(new View(rows.getString(1), rows.getString(2), rows.getBoolean(3), Set.of((String[])
                        rows.getArray(4).getArray())));
            }
        }
        return views;
    }

    private static List<View> inOrder(List<View> views) {
        var ordered = new ArrayList<View>();
        Set<String> placed = new HashSet<>();
        while (ordered.size() < views.size()) {
            for (View view : views) {
                if (!placed.contains(view.name()) && placed.containsAll(view.reads())) {
                    ordered.add(view);
                    placed.add(view.name());
                }
            }
        }
        return ordered;
    }

    private static List<View> chosen(List<View> views, List<String> only) {
        if (only.isEmpty()) {
            return views;
        }
        Set<String> wanted = new HashSet<>();
        for (String name : only) {
            List<View> found = views.stream()
                    .filter(view -> view.name().equals(name) || view.shortName().equals(name))
                    .toList();
            if (found.isEmpty()) {
                throw new PlumblineException(
                        Kind.USAGE,
                        "no materialized view " + name + "; there are "
                                + views.stream().map(View::name).toList());
            }
            found.forEach(view -> {
                wanted.add(view.name());
                wanted.addAll(view.reads());
            });
        }
        return views.stream().filter(view -> wanted.contains(view.name())).toList();
    }
}
