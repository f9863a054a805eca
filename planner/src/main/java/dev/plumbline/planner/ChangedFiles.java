package dev.plumbline.planner;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks git which files of a pack have changed. */
final class ChangedFiles {

    private ChangedFiles() {}

    /** Absolute paths of files that are new or changed since a commit, branch or tag, committed or not. */
    static Set<String> since(Pack pack, String reference) {
        Path folder = pack.folder().toAbsolutePath().normalize();
        Path top = Path.of(git(folder, "rev-parse", "--show-toplevel").get(0));
        String commit = git(folder, "rev-parse", "--verify", "--end-of-options", reference + "^{commit}")
                .get(0);
        var changed = new HashSet<String>();
        var names = new ArrayList<>(git(top, "diff", "--name-only", "-z", commit, "--"));
        names.addAll(git(top, "ls-files", "--others", "--exclude-standard", "-z"));
        for (String name : names) {
            changed.add(top.resolve(name).normalize().toString());
        }
        return changed;
    }

    private static List<String> git(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        String.join(" ", command)
                                + " failed: expected a folder in a git repository, and a commit, branch or tag of it");
            }
            return java.util.Arrays.stream(output.split("[\0\n]"))
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "git cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, "interrupted while git was running", e);
        }
    }
}
