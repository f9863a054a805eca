package dev.plumbline.planner.observe.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All tables, indexes, views and sequences as they were after the last statement; only those that were touched are read again. */
public final class Shapes {
    private static final String READ = "select id, shape from plumbline_observed.shapes(?)";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, Shape> known = new LinkedHashMap<>();

    /** Before and after; one of the two may be missing. */
    public record Change(Optional<Shape> before, Optional<Shape> after) {}

    public Optional<Shape> of(long id) {
        return Optional.ofNullable(known.get(id));
    }

    /** All as they are now. */
    public Map<Long, Shape> all() {
        return Map.copyOf(known);
    }

    /** Whether an index of the table begins with these columns, in any order. */
    public boolean indexed(String table, String columns) {
        Set<String> wanted = Set.of(columns.split(", "));
        return known.values().stream()
                .filter(shape -> shape.index()
                        .filter(index -> of(index.path("table").asLong())
                                .filter(of -> of.name().equals(table))
                                .isPresent())
                        .filter(index -> !index.path("partial").asBoolean())
                        .filter(index -> {
                            var keys = List.of(index.path("keys").asText().split(", "));
                            return keys.size() >= wanted.size()
                                    && Set.copyOf(keys.subList(0, wanted.size()))
                                            .equals(wanted);
                        })
                        .isPresent())
                .findAny()
                .isPresent();
    }

    /** Reads everything again and discards what was known. */
    public void readAll(Connection connection) throws SQLException {
        known.clear();
        known.putAll(read(connection, Optional.empty()));
    }

    /** Reads those again and all that is new, and returns what has changed. */
    public List<Change> refresh(Connection connection, Collection<Long> touched) throws SQLException {
        Map<Long, Shape> now = read(connection, Optional.of(touched));
        var every = new LinkedHashSet<>(touched);
        every.addAll(now.keySet());
        for (Shape one : known.values()) {
            if (one.index()
                    .filter(index -> touched.contains(index.path("table").asLong()))
                    .isPresent()) {
                every.add(one.id());
            }
        }
        return remember(every, now);
    }

    /** The same for all, when it is unknown which were touched. */
    public List<Change> refreshAll(Connection connection) throws SQLException {
        Map<Long, Shape> now = read(connection, Optional.empty());
        var every = new LinkedHashSet<>(known.keySet());
        every.addAll(now.keySet());
        return remember(every, now);
    }

    private List<Change> remember(Collection<Long> touched, Map<Long, Shape> now) {
        var changes = new ArrayList<Change>();
        for (long id : touched) {
            Optional<Shape> before = of(id);
            Optional<Shape> after = Optional.ofNullable(now.get(id));
            if (!before.equals(after)) {
                changes.add(new Change(before, after));
            }
            after.ifPresentOrElse(shape -> known.put(id, shape), () -> known.remove(id));
        }
        return changes;
    }

    private static Map<Long, Shape> read(Connection connection, Optional<Collection<Long>> wanted) throws SQLException {
        var found = new LinkedHashMap<Long, Shape>();
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setArray(
                    1,
                    wanted.isEmpty()
                            ? null
                            : connection.createArrayOf("bigint", wanted.get().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), new Shape(rows.getLong(1), JSON.readTree(rows.getString(2))));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server wrote invalid JSON", e);
        }
        return found;
    }
}
