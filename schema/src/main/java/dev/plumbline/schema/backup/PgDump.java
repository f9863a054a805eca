package dev.plumbline.schema.backup;

import dev.plumbline.schema.SchemaException.Kind;
import dev.plumbline.schema.server.Database;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks pg_dump for the structure of a database that holds objects beyond our own queries. */
final class PgDump {
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.\\d+|beta|rc|devel)");

    private final Path program;

    private PgDump(Path program) {
        this.program = program;
    }

    /** The given one, else the first on the path or in the usual Debian folders that is new enough for the server. */
    static PgDump find(Optional<Path> given, int serverMajor, List<String> because) {
        var seen = new ArrayList<String>();
        for (Path candidate : given.map(List::of).orElseGet(PgDump::candidates)) {
            int version = version(candidate);
            if (version >= serverMajor) {
                return new PgDump(candidate);
            }
            seen.add(candidate + (version < 0 ? " (does not start)" : " (version " + version + ")"));
        }
        throw new BackupException(
                Kind.UNAVAILABLE,
                "pg_dump " + serverMajor + " or newer is needed, because of "
                        + because.stream().limit(5).collect(Collectors.joining(", "))
                        + (because.size() > 5 ? " and " + (because.size() - 5) + " more" : "")
                        + "; found " + (seen.isEmpty() ? "none on the path" : String.join(", ", seen))
                        + " (install postgresql-client-" + serverMajor + " or give one with --pg-dump)");
    }

    private static List<Path> candidates() {
        String file = File.separatorChar == '\\' ? "pg_dump.exe" : "pg_dump";
        var found = new ArrayList<Path>();
        for (String folder :
                java.util.Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator)) {
            found.add(Path.of(folder.isEmpty() ? "." : folder, file));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted()
                        .forEach(version -> found.add(version.resolve("bin").resolve(file)));
            } catch (IOException e) {
                throw BackupException.unavailable(debian + ": cannot be listed", e);
            }
        }
        return found.stream().filter(Files::isExecutable).distinct().toList();
    }

    private static int version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            return process.waitFor() == 0 && version.find() ? Integer.parseInt(version.group(1)) : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** One section ({@code pre-data} or {@code post-data}) as SQL, seen through an exported snapshot. */
    String section(Database database, String section, String snapshot, Scope scope) {
        var command = new ArrayList<String>(List.of(
                program.toString(),
                "--section=" + section,
                "--snapshot=" + snapshot,
                "-B",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--host=" + database.host(),
                "--port=" + database.port(),
                "--username=" + database.user()));
        scope.schemas().forEach(schema -> command.add("--schema=" + Identifier.quote(schema)));
        command.add("--dbname=" + database.name());
        var builder = new ProcessBuilder(command);
        database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        try {
            Process process = builder.start();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String script = text(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new BackupException(
                        Kind.UNAVAILABLE, program + " failed: " + errors.join().strip());
            }
            return withoutCommands(script);
        } catch (IOException e) {
            throw BackupException.unavailable(program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BackupException.unavailable("interrupted while " + program + " ran", e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BackupException.unavailable("cannot read what pg_dump says", e);
        }
    }

    /** Newer versions put the commands restrict and unrestrict, which only psql knows, around the script. */
    private static String withoutCommands(String script) {
        return script.lines()
                .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                .filter(line -> !line.startsWith("SET transaction_timeout"))
                .collect(Collectors.joining("\n"));
    }
}
