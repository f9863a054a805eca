package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that is lost while a restore commits, or after it: what became of it is asked, and said as it is. */
class LostCommitIT {
    @TempDir
    Path folder;

    @Test
    void aLostAnswerIsLookedUp() throws Exception {
        try (var target = ThrowAwayDatabase.create();
                var wire = new Cut(target.database(), "COMMIT", true, true)) {
            assertThat(restore(wire.database()).notes())
                    .anyMatch(note -> note.contains("the server says that all of it is committed"));
            assertThat(rows(target.database())).isEqualTo("100");
        }
    }

    @Test
    void aLostCommitIsNoChange() throws Exception {
        try (var target = ThrowAwayDatabase.create();
                var wire = new Cut(target.database(), "COMMIT", false, true)) {
            assertThatThrownBy(() -> restore(wire.database())).hasMessageContaining("(nothing was changed)");
            assertThat(rows(target.database())).isEmpty();
        }
    }

    @Test
    void whatCannotBeLookedUpIsUnknown() throws Exception {
        try (var target = ThrowAwayDatabase.create();
                var wire = new Cut(target.database(), "COMMIT", true, false)) {
            assertThatThrownBy(() -> restore(wire.database()))
                    .hasMessageContaining("whether it was committed is not known")
                    .hasMessageContaining("select pg_xact_status('")
                    .hasMessageNotContaining("nothing was changed");
        }
    }

    @Test
    void statisticsThatFailTakeNothingBack() throws Exception {
        try (var target = ThrowAwayDatabase.create();
                var wire = new Cut(target.database(), "analyze ", false, true)) {
            assertThat(restore(wire.database()).notes())
                    .anyMatch(note -> note.startsWith("restored and proven equal, but statistics were not gathered"));
            assertThat(rows(target.database())).isEqualTo("100");
        }
    }

    private Restore.Result restore(Database target) throws SQLException {
        Path file = folder.resolve("db.plumb");
        try (var source = ThrowAwayDatabase.create()) {
            try (Connection connection = source.database().connect()) {
                Session.execute(connection, "create table public.t as select generate_series(1, 100) as i");
            }
            Backup.write(source.database(), file, BackupOptions.defaults(), Progress.silent());
        }
        try (BackupFile opened = BackupFile.open(file)) {
            return Restore.run(target, opened, RestoreOptions.defaults(), Progress.silent());
        }
    }

    private static String rows(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Session.text(
                    connection,
                    "select (xpath('//count/text()', query_to_xml('select count(*) from public.t', false, true, '')))[1]::text"
                            + " where to_regclass('public.t') is not null union all select '' limit 1");
        }
    }

    /** Stands before a server and cuts the connection that says a word. */
    private static final class Cut implements AutoCloseable {
        private final Database real;
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final String word;
        private final boolean delivered;
        private final boolean again;
        private volatile boolean cut;

        Cut(Database real, String word, boolean delivered, boolean again) throws IOException {
            this.real = real;
            this.word = word;
            this.delivered = delivered;
            this.again = again;
            daemon(() -> {
                while (true) {
                    Socket client = door.accept();
                    if (cut && !again) {
                        client.close();
                        continue;
                    }
                    var server = new Socket(real.host(), real.port());
                    daemon(() -> forth(client, server));
                    daemon(() -> back(server, client));
                }
            });
        }

        Database database() {
            return Database.of(
                    "127.0.0.1",
                    door.getLocalPort(),
                    real.name(),
                    real.user(),
                    real.password().orElse(null));
        }

        private void forth(Socket client, Socket server) throws IOException {
            byte[] buffer = new byte[8192];
            for (int n = client.getInputStream().read(buffer);
                    n >= 0;
                    n = client.getInputStream().read(buffer)) {
                boolean now = !cut && n < 200 && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains(word);
                if (now) {
                    cut = true;
                    client.close();
                }
                if (!now || delivered) {
                    server.getOutputStream().write(buffer, 0, n);
                }
                if (now) {
                    // Its end is still read by nobody, so the server finishes what it was reported.
                    server.shutdownOutput();
                    return;
                }
            }
            server.shutdownOutput();
        }

        private static void back(Socket server, Socket client) throws IOException {
            server.getInputStream().transferTo(client.getOutputStream());
            client.close();
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void daemon(Work work) {
            var thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    return; // cut or closed
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
