package dev.plumbline.site.docs;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The folder with the pages, and the list of them stored with them: by it pages of an earlier run are recognized, replaced, and removed
 * when they are no longer needed. Anything else in the folder stays.
 */
public final class DocsFolder {

    /** The names of all pages, one per line. */
    public static final String LIST = ".plumbline-docs";

    private static final String HEAD = "pages written by plumbline docs";
    private static final String PLAIN = "[A-Za-z0-9_.-]{1,120}(/[A-Za-z0-9_.-]{1,120})?";

    private final Path folder;

    public DocsFolder(Path folder) {
        this.folder = folder;
    }

    /** What would have to be written or removed, in words; empty when the folder is up to date. */
    public List<String> stale(Map<String, String> files) {
        List<String> stale = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (!Files.isRegularFile(path)) {
                    stale.add(file.getKey() + ": missing");
                } else if (!Files.readString(path).equals(file.getValue())) {
                    stale.add(file.getKey() + ": differs");
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        listed().stream()
                .filter(name -> !files.containsKey(name) && Files.exists(folder.resolve(name)))
                .forEach(name -> stale.add(name + ": it lists nothing that still exists"));
        return stale;
    }

    /**
     * @param existing whether files that no earlier run wrote are replaced
     * @param readers rows are for their owner alone
     * @return how many files were written
     */
    public int write(SortedMap<String, String> files, Existing existing, Readers readers) {
        List<String> known = listed();
        try {
            Files.createDirectories(folder);
            for (String name : files.keySet()) {
                Path parent = folder.resolve(name).toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                ResultFile.check(folder.resolve(name), known.contains(name) ? Existing.REPLACED : existing);
            }
            int written = 0;
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                if (!isThere(path, content, readers)) {
                    ResultFile.write(path, Existing.REPLACED, readers, content);
                    written++;
                }
            }
            for (String name : known) {
                if (!files.containsKey(name) && isOurs(folder.resolve(name))) {
                    Files.delete(folder.resolve(name));
                }
            }
            list(files);
            return written;
        } catch (IOException e) {
            throw ResultFile.unwritable(folder, e);
        }
    }

    private static boolean isThere(Path path, byte[] content, Readers readers) throws IOException {
        return readers == Readers.BY_UMASK
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) == content.length
                && java.util.Arrays.equals(Files.readAllBytes(path), content);
    }

    private void list(SortedMap<String, String> files) {
        String text = HEAD + "\n" + String.join("\n", files.keySet()) + "\n";
        ResultFile.write(
                folder.resolve(LIST), Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A list that somebody edited must not name anything outside the folder. */
    private List<String> listed() {
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(list);
            if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        list + ": is no list of pages; expected the first line '" + HEAD + "'");
            }
            return List.copyOf(new TreeSet<>(lines.subList(1, lines.size()).stream()
                    .filter(name -> name.matches(PLAIN) && !name.contains(".."))
                    .toList()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A file that somebody put in the place of a page stays. */
    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isSymbolicLink(file.toAbsolutePath().getParent())) {
            return false;
        }
        return Files.readString(file).contains("plumbline docs");
    }

    private PlumblineException unreadable(IOException e) {
        return new PlumblineException(
                PlumblineException.Kind.UNAVAILABLE, folder + ": cannot be read: " + e.getMessage(), e);
    }
}
