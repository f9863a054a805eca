package dev.plumbline.operate.faults;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a command and its server, passes everything on and counts the command's messages, so that a test knows how far
 * the work is and what is at work. Closing it cuts the connections.
 */
final class Wire implements AutoCloseable {
    private static final int LONGEST_SQL = 200;
    private static final int PROTOCOL_3 = 3 << 16;

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final AtomicInteger messages = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
    private volatile int wanted = Integer.MAX_VALUE;
    private volatile String atWork = "connecting";

    Wire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    int messages() {
        return messages.get();
    }

    /** The first words of the statement sent last. */
    String atWork() {
        return atWork;
    }

    /** Released once the command has sent as many messages. */
    CountDownLatch reached(int count) {
        wanted = count;
        return reached;
    }

    CountDownLatch first() {
        return first;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A cut connection is what this class is for, so it ends a thread in silence. */
    private static void thread(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (EOFException | SocketException e) {
                return;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            sockets.add(client);
            Socket server = new Socket(host, port);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            thread(() -> forth(new DataInputStream(client.getInputStream()), server));
            thread(() -> back(server.getInputStream(), client));
        }
    }

    private static void back(InputStream in, Socket client) throws IOException {
        try (client) {
            in.transferTo(client.getOutputStream());
        }
    }

    private void forth(DataInputStream in, Socket server) throws IOException {
        try (server) {
            OutputStream out = server.getOutputStream();
            int code;
            do {
                byte[] start = body(in);
                code = ByteBuffer.wrap(start, 4, 4).getInt();
                out.write(start);
            } while (code != PROTOCOL_3);
            first.countDown();
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                out.write(
                        ByteBuffer.allocate(1 + body.length).put(type).put(body).array());
                passed(type, body);
            }
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = new byte[length];
        ByteBuffer.wrap(bytes).putInt(length);
        in.readFully(bytes, 4, length - 4);
        return bytes;
    }

    private void passed(byte type, byte[] body) {
        if (type == 'Q' || type == 'P') {
            int from = 4;
            while (type == 'P' && body[from++] != 0) {
                // the name of the statement
            }
            String sql = new String(body, from, Math.min(LONGEST_SQL, body.length - from - 1), StandardCharsets.UTF_8);
            atWork = words(sql);
        }
        if (messages.incrementAndGet() >= wanted) {
            reached.countDown();
        }
    }

    private static String words(String sql) {
        String bare = sql.replaceAll("(?m)--.*$", "").strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("copy ")) {
            return bare.contains(" to stdout") ? "copy out" : "copy in";
        }
        String[] words = bare.split("[^a-z_]+", 3);
        boolean two = words.length > 1
                && Set.of("create", "alter", "drop", "insert", "refresh").contains(words[0]);
        return two ? words[0] + " " + words[1] : words[0].isEmpty() ? "(nothing)" : words[0];
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable socket : sockets) {
            socket.close();
        }
    }
}
