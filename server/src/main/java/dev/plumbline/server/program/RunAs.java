package dev.plumbline.server.program;

import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the server's programs are started. PostgreSQL refuses to run as root; there it runs in a user namespace of its own, or, where that
 * is not permitted (a default container), as another user. A data folder that has an owner runs as that user.
 *
 * @param prefix what goes before a command, empty for an ordinary user
 * @param user the user that must own the files, by name or number; empty when the files stay ours
 */
public record RunAs(List<String> prefix, Optional<String> user) {
    private static final List<String> USERS = List.of("postgres", "nobody");
    private static final RunAs OURSELVES = new RunAs(List.of(), Optional.empty());
    private static @Nullable RunAs known;

    public RunAs {
        prefix = List.copyOf(prefix);
    }

    public static synchronized RunAs ofThisProcess() {
        RunAs found = known;
        if (found == null) {
            found = find();
            known = found;
        }
        return found;
    }

    /** The owner of a data folder, where root works on somebody else's folder. */
    public static RunAs ownerOf(Path data) {
        Optional<Integer> owner = number(data, "uid").filter(uid -> uid != 0);
        if (!isRoot() || owner.isEmpty()) {
            return ofThisProcess();
        }
        String uid = owner.get().toString();
        return becoming(uid, number(data, "gid").map(Object::toString).orElse(uid))
                .orElseThrow(() -> new ServerException("data folder " + data + " belongs to user " + uid
                        + ", which root cannot become here (setpriv): run as that user"));
    }

    private static RunAs find() {
        if (Binaries.windows() || !isRoot()) {
            return OURSELVES;
        }
        if (works("unshare", "-U", "true")) {
            return new RunAs(List.of("unshare", "-U"), Optional.empty());
        }
        for (String user : USERS) {
            Optional<RunAs> other = becoming(user, groupOf(user));
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw new ServerException("PostgreSQL does not run as root, and here root can neither make a user namespace"
                + " (unshare -U) nor become another user (setpriv, runuser): run as an ordinary user, or name a"
                + " server with --url");
    }

    private static Optional<RunAs> becoming(String user, String group) {
        return List.of(
                        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"),
                        List.of("runuser", "-u", user, "--"),
                        List.of("su-exec", user + ":" + group))
                .stream()
                .map(prefix -> new RunAs(prefix, Optional.of(user)))
                .filter(runAs -> runAs.can("true"))
                .findFirst();
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Whether a command succeeds when it runs this way. */
    public boolean can(String... command) {
        return works(command(List.of(command)).toArray(String[]::new));
    }

    /** Hands a file or folder to the user the server runs as. */
    public void own(Path file) {
        user.ifPresent(name -> chown(name, file, false));
    }

    /** The same with all its contents. */
    public void ownAll(Path folder) {
        user.ifPresent(name -> chown(name, folder, true));
    }

    private static void chown(String user, Path file, boolean all) {
        boolean done = all ? works("chown", "-R", user, file.toString()) : works("chown", user, file.toString());
        if (!done) {
            throw new ServerException(
                    "cannot hand " + file + " to user " + user + ", whom the embedded server runs as");
        }
    }

    public static boolean isRoot() {
        return number(Path.of("/proc/self"), "uid")
                .map(uid -> uid == 0)
                .orElseGet(() -> "root".equals(System.getProperty("user.name")));
    }

    /** Whether a file exists and does not belong to this user. */
    public static boolean isForeign(Path file) {
        Optional<Integer> owner = number(file, "uid");
        Optional<Integer> ours = number(Path.of("/proc/self"), "uid");
        return owner.isPresent() && ours.isPresent() && !owner.equals(ours);
    }

    private static Optional<Integer> number(Path file, String what) {
        try {
            return Files.getAttribute(file, "unix:" + what) instanceof Integer id ? Optional.of(id) : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String groupOf(String user) {
        try {
            Process process = new ProcessBuilder("id", "-g", user)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String group = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return group.isEmpty() ? user : group;
        } catch (IOException e) {
            return user;
        }
    }

    public static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
