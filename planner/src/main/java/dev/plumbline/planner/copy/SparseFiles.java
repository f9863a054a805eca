package dev.plumbline.planner.copy;

import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes files of relations as long as the target's, without filling them: the planner uses the length of the file, pages of zeros are
 * valid empty pages, and unwritten parts take no disk space. The server does it itself, in its data folder, so that it works the same way
 * in a container.
 */
final class SparseFiles {
    static final int BLOCK = 8192;
    private static final long SEGMENT = (1L << 30) / BLOCK;
    private static final int FILES_AT_ONCE = 200;
    /** POSIX has no truncate; dd with nothing to copy does the same. */
    private static final String LENGTHEN = """
            lengthen() { n=$1; shift
              truncate -s $((n * 8192)) "$@" 2>/dev/null || for f in "$@"; do
                dd if=/dev/null of="$f" bs=8192 seek="$n" count=0 2>/dev/null || exit 1; done; }
            """;

    private final Map<Long, List<String>> byBlocks = new TreeMap<>();

    /** @param path as the server names it, below its data folder */
    void add(String path, long blocks) {
        long left = blocks;
        for (int segment = 0; left > 0; segment++) {
            byBlocks.computeIfAbsent(Math.min(left, SEGMENT), length -> new ArrayList<>())
                    .add(segment == 0 ? path : path + "." + segment);
            left -= SEGMENT;
        }
    }

    /** Empty on success; else why not, in words: the plans are then those of small tables. */
    Optional<String> make(Connection connection) throws SQLException {
        if (byBlocks.isEmpty()) {
            return Optional.empty();
        }
        try {
            Savepoints.keeping(connection, this::lengthen);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("files of the copy cannot be made as long as the target's (" + e.getMessage()
                    + "): plans are those of small tables");
        }
    }

    private boolean lengthen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table lengthening (id int generated always as identity, line text)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into pg_temp.lengthening (line) values (?)")) {
                for (String line : script()) {
                    insert.setString(1, line);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("copy (select line from pg_temp.lengthening order by id) to program 'sh'");
            return statement.execute("drop table pg_temp.lengthening");
        }
    }

    private List<String> script() {
        var lines = new ArrayList<>(LENGTHEN.lines().toList());
        byBlocks.forEach((blocks, files) -> {
            for (int from = 0; from < files.size(); from += FILES_AT_ONCE) {
                lines.add("lengthen " + blocks + " "
                        + files.subList(from, Math.min(files.size(), from + FILES_AT_ONCE)).stream()
                                .map(file -> "'" + file + "'")
                                .collect(Collectors.joining(" "))
                        + " || exit 1");
            }
        });
        return lines;
    }
}
