package dev.plumbline.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.util.List;

/**
 * Maven unloads a plugin's class path before the JVM's shutdown hooks run, so whatever a hook needs must have been
 * loaded before. That goes for our hook and for the one Testcontainers brings along.
 */
final class ShutdownHooks {
    private static final List<String> OF_TESTCONTAINERS = List.of(
            "com.github.dockerjava.api.model.PruneType",
            "com.github.dockerjava.api.model.PruneResponse",
            "com.github.dockerjava.api.command.PruneCmd",
            "com.github.dockerjava.core.command.PruneCmdImpl",
            "com.github.dockerjava.core.exec.PruneCmdExec");
    private static final String NO_SUCH = "plumbline-no-such-container";

    private ShutdownHooks() {}

    static void loadWhatStoppingNeeds(DockerClient docker) {
        for (String name : OF_TESTCONTAINERS) {
            try {
                Class.forName(name, true, ShutdownHooks.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                continue;
            }
        }
        try {
            docker.removeContainerCmd(NO_SUCH)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (DockerException expected) {
            return;
        }
    }
}
