package dev.plumbline.schema.codegen;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.Servers;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The source of the generation, from the properties of the generator's configuration: {@code pack} (a name or a folder), {@code
 * placeholder.NAME} for its placeholders, or {@code url} of a live database; {@code packs}, a folder of packs, each of which gets a
 * package of its own; {@code schemas} (default: public); {@code marker}, the folder of compiled classes in which the types' marker is
 * written; {@code recorded}, {@code no} to generate types that the pack contains already; {@code record}, the folder of a pack to store
 * them in.
 */
final class Source implements AutoCloseable {
    private static final String PLACEHOLDER = "placeholder.";

    private final Properties properties;
    private @Nullable ThrowAwayDatabase throwAway;
    private @Nullable Connection connection;

    Source(Properties properties) {
        this.properties = properties;
    }

    List<String> schemas() {
        return List.of(properties.getProperty("schemas", "public").split("\\s*,\\s*"));
    }

    /** The folder of the packs to generate from one after the other. */
    Optional<Path> packs() {
        return Optional.ofNullable(properties.getProperty("packs")).map(Path::of);
    }

    /** The pack; empty for a live database. */
    Optional<Pack> pack() {
        String pack = properties.getProperty("pack");
        if (pack == null) {
            return Optional.empty();
        }
        Map<String, String> placeholders = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(PLACEHOLDER)) {
                placeholders.put(key.substring(PLACEHOLDER.length()), properties.getProperty(key));
            }
        }
        return Optional.of(Packs.find(pack).withPlaceholders(placeholders));
    }

    /** Where the marker of the types goes, for a build whose source folder is not on the class path. */
    Optional<Path> markerFolder() {
        return Optional.ofNullable(properties.getProperty("marker")).map(Path::of);
    }

    /** Whether types stored in the pack will do, if they are of exactly its migrations. */
    boolean takesRecorded() {
        return !"no".equals(properties.getProperty("recorded")) && record().isEmpty();
    }

    /** The folder of a pack to store the types in, for machines that cannot generate them. */
    Optional<Path> record() {
        return Optional.ofNullable(properties.getProperty("record")).map(Path::of);
    }

    Connection connection() {
        Connection open = connection;
        if (open == null) {
            open = open();
            connection = open;
            settle(open);
        }
        return open;
    }

    /** Defaults are read as text, which must not depend on where this runs. */
    private static void settle(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'");
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot set the session up: " + e.getMessage(), e);
        }
    }

    private Connection open() {
        Optional<Pack> pack = pack();
        if (pack.isPresent()) {
            ThrowAwayDatabase migrated = PackDatabases.migrated(pack.get());
            throwAway = migrated;
            return migrated.database().connect();
        }
        String url = properties.getProperty("url");
        var choice = Servers.given(url, Map.of())
                .orElseThrow(() -> new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        "nothing to generate types from: set property 'pack' (a name or a folder) or 'url'"));
        String database = Optional.ofNullable(properties.getProperty("database"))
                .or(choice::database)
                .orElse("postgres");
        String password = properties.getProperty("password");
        var address = choice.server().database(database);
        return (password == null ? address : address.with("password", password)).connect();
    }

    @Override
    public void close() {
        try (ThrowAwayDatabase dropped = throwAway;
                Connection closed = connection) {
            throwAway = null;
            connection = null;
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot close the connection: " + e.getMessage(), e);
        }
    }
}
