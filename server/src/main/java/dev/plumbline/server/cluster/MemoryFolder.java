package dev.plumbline.server.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a throw-away server can keep its data in memory. Tests make and drop hundreds of databases of 300 files each, which a file system
 * on disk is slow at: ext4 passes over every inode that was freed in the last minutes whenever it makes a file.
 */
public final class MemoryFolder {
    private static final long NEEDED_MEMORY = 8L << 30;
    private static final long NEEDED_ROOM = 4L << 30;
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

    private MemoryFolder() {}

    /** Linux's own; empty where there is none, or too little room in it. */
    static Optional<Path> find() {
        Path folder = Path.of("/dev/shm");
        try {
            var store = Files.getFileStore(folder);
            return memoryIsPlentiful()
                            && store.type().equals("tmpfs")
                            && store.getUsableSpace() >= NEEDED_ROOM
                            && Files.isWritable(folder)
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** For a container on this machine as well, whose data are this machine's memory. */
    public static boolean memoryIsPlentiful() {
        try {
            return available(Files.readString(Path.of("/proc/meminfo"), StandardCharsets.UTF_8)) >= NEEDED_MEMORY;
        } catch (IOException e) {
            return false;
        }
    }

    /** In bytes; 0 where the kernel does not say. */
    static long available(String meminfo) {
        Matcher line = AVAILABLE.matcher(meminfo);
        return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    }
}
