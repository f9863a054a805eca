package dev.plumbline.database.output;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Reason;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file with a result, written under a temporary name beside its own and renamed when it is complete and on disk; closing
 * it unfinished deletes it. The name {@code -} is standard output. One thread.
 */
public final class ResultFile implements AutoCloseable {
    private static final String STANDARD_OUTPUT = "-";
    private static final String PART = ".part";
    private static final String COMPLETE = ".complete";

    /** Whether an existing plain file is replaced. */
    public enum Existing {
        KEPT,
        REPLACED;

        public static Existing replacedIf(boolean overwrite) {
            return overwrite ? REPLACED : KEPT;
        }
    }

    /** Who may read it: rows are for their owner alone, source code for those the umask allows. */
    public enum Readers {
        OWNER,
        BY_UMASK
    }

    private final Path target;
    private final Existing existing;
    private @Nullable Path temporary;
    private final @Nullable FileChannel channel;
    private final OutputStream stream;
    private boolean finished;

    private ResultFile(Path target, Existing existing, @Nullable Path temporary, @Nullable FileChannel channel) {
        this.target = target;
        this.existing = existing;
        this.temporary = temporary;
        this.channel = channel;
        this.stream = new BufferedOutputStream(
                channel == null ? new FileOutputStream(FileDescriptor.out) : Channels.newOutputStream(channel),
                1 << 16);
    }

    public static boolean isStandardOutput(Path target) {
        return target.toString().equals(STANDARD_OUTPUT);
    }

    /** Refuses what {@link #create} would refuse, before any work is done. */
    public static void check(Path target, Existing existing) {
        if (!isStandardOutput(target)) {
            TargetCheck.check(target, existing);
        }
    }

    /** A file that its owner alone may read. */
    public static ResultFile create(Path target, Existing existing) {
        return create(target, existing, Readers.OWNER);
    }

    public static ResultFile create(Path target, Existing existing, Readers readers) {
        if (isStandardOutput(target)) {
            return new ResultFile(target, existing, null, null);
        }
        TargetCheck.check(target, existing);
        Path temporary =
                target.toAbsolutePath().resolveSibling("." + shortName(target) + "." + UUID.randomUUID() + PART);
        try {
            FileChannel channel = readers == Readers.OWNER
                    ? PrivateFiles.create(temporary)
                    : FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            return new ResultFile(target, existing, temporary, channel);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** All at once. */
    public static void write(Path target, Existing existing, Readers readers, byte[] content) {
        try (ResultFile file = create(target, existing, readers)) {
            file.stream().write(content);
            file.finish();
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    public OutputStream stream() {
        return stream;
    }

    /** Forces what was written so far to disk; only {@link #finish} gives the file its name. */
    public void sync() throws IOException {
        stream.flush();
        if (channel != null) {
            channel.force(true);
        }
    }

    /**
     * Forces everything to disk under a name that marks it as complete, until {@link #finish} gives it its own: a process killed in
     * between has lost nothing (see {@link #completed}). Returns that name.
     */
    public Path complete() throws IOException {
        sync();
        Path written = temporary;
        if (written == null) {
            return target;
        }
        String name = written.getFileName().toString();
        Path complete = written.resolveSibling(name.substring(0, name.length() - PART.length()) + COMPLETE);
        Files.move(written, complete, StandardCopyOption.ATOMIC_MOVE);
        temporary = complete;
        forceFolder();
        return complete;
    }

    /** Closes it as it is, complete but without its own name. */
    public void leave() throws IOException {
        finished = true;
        if (channel != null) {
            channel.close();
        }
    }

    /** Files for this name that were complete when the processes that wrote them were killed. */
    public static List<Path> completed(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || isStandardOutput(target)) {
            return List.of();
        }
        String start = "." + shortName(target) + ".";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(start)
                            && f.getFileName().toString().endsWith(COMPLETE))
                    .sorted()
                    .toList();
        }
    }

    private static String shortName(Path target) {
        String name = target.getFileName().toString();
        return name.substring(0, Math.min(60, name.length()));
    }

    /** Forces all to disk and gives the file its name. */
    public void finish() throws IOException {
        sync();
        Path written = temporary;
        if (channel != null && written != null) {
            channel.close();
            rename(written);
            forceFolder();
        }
        finished = true;
    }

    /** A file created since the check is kept: a link, unlike a rename, never replaces. */
    private void rename(Path written) throws IOException {
        if (existing == Existing.KEPT) {
            try {
                Files.createLink(target, written);
                Files.delete(written);
                return;
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
                // It exists, or this file system has no links.
                TargetCheck.check(target, existing);
            }
        } else {
            TargetCheck.check(target, existing);
        }
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A renamed file is only safe once its folder is; not every system lets a folder be opened. */
    private void forceFolder() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there the rename itself is durable.
            return;
        }
    }

    /** The only place that says a result could not be written. */
    public static PlumblineException unwritable(Path target, IOException failure) {
        String name = isStandardOutput(target) ? "standard output" : target.toString();
        return new PlumblineException(Kind.UNAVAILABLE, name + ": cannot be written: " + Reason.of(failure), failure);
    }

    @Override
    public void close() throws IOException {
        Path written = temporary;
        if (finished || channel == null || written == null) {
            return;
        }
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
