package dev.plumbline.schema.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A throw-away PostgreSQL in a container, for builds and tests: no data outlives it. */
final class ContainerServer implements Server {
    static final String DEFAULT_IMAGE = "pgvector/pgvector:pg17";
    private static final String PASSWORD = "plumbline";
    private static final Duration PULL_WITHOUT_PROGRESS = Duration.ofSeconds(20);

    private final PostgreSQLContainer container;
    private final DockerClient docker;
    private final String image;

    private ContainerServer(PostgreSQLContainer container, DockerClient docker, String image) {
        this.container = container;
        this.docker = docker;
        this.image = image;
    }

    static boolean engineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    static ContainerServer start(String image) {
        DockerClient docker = DockerClientFactory.lazyClient();
        fetch(docker, image);
        var container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
                .withStartupTimeout(Duration.ofSeconds(120));
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new ServerException("container of image " + image + " did not start: " + innermost(e), e);
        }
        ShutdownHooks.loadWhatStoppingNeeds(docker);
        return new ContainerServer(container, docker, image);
    }

    /** Testcontainers waits minutes for a registry that does not answer; an image that makes no progress is given up. */
    private static void fetch(DockerClient docker, String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return;
        } catch (NotFoundException absent) {
            System.err.println("plumbline: pulling image " + image);
        }
        var lastProgress = new AtomicLong(System.nanoTime());
        var pull = new ResultCallback.Adapter<PullResponseItem>() {
            @Override
            public void onNext(PullResponseItem item) {
                lastProgress.set(System.nanoTime());
            }
        };
        try (pull) {
            docker.pullImageCmd(image).exec(pull);
            while (!pull.awaitCompletion(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() - lastProgress.get() > PULL_WITHOUT_PROGRESS.toNanos()) {
                    throw new ServerException("image " + image + " is not here and its registry does not answer");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("pulling image " + image + " was interrupted", e);
        } catch (java.io.IOException | DockerException e) {
            throw new ServerException("image " + image + " is not here and cannot be pulled: " + innermost(e), e);
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
