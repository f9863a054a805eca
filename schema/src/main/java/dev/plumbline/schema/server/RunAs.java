package dev.plumbline.schema.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How the server's programs are started. PostgreSQL refuses to run as root; there it runs in a user namespace of its own,
 * or, where that is not permitted (a default container), as another user.
 *
 * @param prefix what goes before a command, empty for an ordinary user
 * @param user the user that must own the files, empty when the files stay ours
 */
record RunAs(List<String> prefix, Optional<String> user) {
    private static final List<String> USERS = List.of("postgres", "nobody");

    RunAs {
        prefix = List.copyOf(prefix);
    }

    static RunAs ofThisProcess() {
        if (Binaries.windows() || !isRoot()) {
            return new RunAs(List.of(), Optional.empty());
        }
        if (works("unshare", "-U", "true")) {
            return new RunAs(List.of("unshare", "-U"), Optional.empty());
        }
        for (String user : USERS) {
            if (works("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups", "true")) {
                return new RunAs(
                        List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups"),
                        Optional.of(user));
            }
            if (works("runuser", "-u", user, "--", "true")) {
                return new RunAs(List.of("runuser", "-u", user, "--"), Optional.of(user));
            }
            if (works("su-exec", user, "true")) {
                return new RunAs(List.of("su-exec", user), Optional.of(user));
            }
        }
        throw new ServerException("PostgreSQL does not run as root, and here root can neither make a user namespace"
                + " (unshare -U) nor become another user (setpriv, runuser): run as an ordinary user, or name a"
                + " server with --url");
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands a folder and what is in it to the user the server runs as. */
    void own(Path folder) {
        user.ifPresent(name -> {
            if (!works("chown", "-R", name, folder.toString())) {
                throw new ServerException("cannot hand " + folder + " to user " + name
                        + ", whom the embedded server runs as: choose another folder with PLUMBLINE_HOME");
            }
        });
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static String groupOf(String user) {
        try {
            Process process = new ProcessBuilder("id", "-g", user)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String group = new String(
                            process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset())
                    .strip();
            return group.isEmpty() ? user : group;
        } catch (IOException e) {
            return user;
        }
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
