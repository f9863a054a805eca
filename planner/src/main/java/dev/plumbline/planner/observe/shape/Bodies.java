package dev.plumbline.planner.observe.shape;

import dev.plumbline.planner.observation.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions whose bodies name what a statement renames: the server resolves a text only when the function is called. */
public final class Bodies {
    private static final String NAMING = "select plumbline_observed.bodies(?)";

    private Bodies() {}

    /** The facts, those of something renamed with the functions that name it. */
    public static List<Fact> naming(Connection connection, List<Fact> facts) throws SQLException {
        var all = new ArrayList<Fact>();
        for (Fact fact : facts) {
            List<String> names = Stream.of(fact.get("from_plain"), fact.get("table_plain"))
                    .filter(name -> !name.isEmpty())
                    .toList();
            Optional<String> bodies =
                    names.isEmpty() || !fact.is("older") ? Optional.empty() : functions(connection, names);
            all.add(bodies.map(functions -> fact.with("bodies", functions)).orElse(fact));
        }
        return List.copyOf(all);
    }

    private static Optional<String> functions(Connection connection, List<String> names) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NAMING)) {
            query.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }
}
