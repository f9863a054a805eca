package dev.plumbline.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.ServerException;
import dev.plumbline.server.cluster.Cluster;
import dev.plumbline.server.cluster.MemoryFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A throw-away PostgreSQL in a container, for builds and tests: no data outlives it. */
final class ContainerServer implements Server {
    static final String DEFAULT_IMAGE = "pgvector/pgvector:pg17";
    private static final String PASSWORD = "plumbline";
    /** The image's own folder is a volume, on disk. */
    private static final String MEMORY = "/var/lib/plumbline";

    private final PostgreSQLContainer container;
    private final DockerClient docker;
    private final String image;

    private ContainerServer(PostgreSQLContainer container, DockerClient docker, String image) {
        this.container = container;
        this.docker = docker;
        this.image = image;
    }

    /** Why no container is available, in words; empty when one is. */
    static Optional<String> obstacle(String image) {
        Optional<DockerEngine> engine = DockerEngine.find(System.getenv());
        if (engine.isEmpty()) {
            return Optional.of("no Docker engine answers");
        }
        if (engine.get().hasImage(image)) {
            return Optional.empty();
        }
        System.err.println("plumbline: pulling image " + image);
        return engine.get().pull(image)
                ? Optional.empty()
                : Optional.of("a Docker engine answers, but has no image " + image + " and cannot pull it");
    }

    static ContainerServer start(String image) {
        DockerClient docker = DockerClientFactory.lazyClient();
        var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand(Stream.concat(Stream.of("postgres"), Cluster.THROW_AWAY.stream())
                        .toArray(String[]::new))
                .withStartupTimeout(Duration.ofSeconds(120));
        if (Servers.throwAwayInMemory() && MemoryFolder.memoryIsPlentiful()) {
            container.withEnv("PGDATA", MEMORY + "/data").withTmpFs(Map.of(MEMORY, "rw,mode=0755"));
        }
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new ServerException("container of image " + image + " did not start: " + innermost(e), e);
        }
        ShutdownHooks.loadWhatStoppingNeeds(docker);
        var server = new ContainerServer(container, docker, image);
        try {
            server.shortenAuthentication();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** As for an embedded server: nobody needs to guess this password, and every connection pays for the iterations. */
    private void shortenAuthentication() {
        try (Connection connection = database("postgres").connect();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= 16) {
                statement.execute("set scram_iterations = 1");
                statement.execute("alter role postgres password " + Identifier.literal(PASSWORD));
            }
        } catch (SQLException e) {
            throw new ServerException("container of image " + image + ": " + e.getMessage(), e);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    @Override
    public String describe() {
        return "container of " + image + " (a Docker engine answers)";
    }

    @Override
    public Database database(String name) {
        return Database.of(container.getHost(), container.getMappedPort(5432), name, "postgres", PASSWORD);
    }

    @Override
    public void close() {
        String id = container.getContainerId();
        if (id != null) {
            try {
                docker.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException gone) {
                return;
            }
        }
    }
}
