package dev.plumbline.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a command and its server. From a given question on it answers each with an error of its own, numbered, which never
 * reaches the server: connections stay open, and whoever does not close one leaves its session behind.
 */
final class RefusingWire implements AutoCloseable {
    private static final int PROTOCOL_3 = 3 << 16;
    private static final String QUESTION = "QPBC";

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final int from;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();

    RefusingWire(String host, int port, int from) throws IOException {
        this.host = host;
        this.port = port;
        this.from = from;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many questions were answered with an error. */
    int refused() {
        return refused.get();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (EOFException | SocketException e) {
                return; // one side is gone
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(host, port);
            sockets.add(client);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var one = new Conversation(client, server);
            thread(one::forth);
            thread(one::back);
        }
    }

    /** One connection. */
    private final class Conversation {
        private final Socket client;
        private final Socket server;
        private final StringBuilder said = new StringBuilder();
        private volatile byte status = 'I';

        Conversation(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void back() throws IOException {
            try (client) {
                var in = new DataInputStream(server.getInputStream());
                while (true) {
                    int type = in.read();
                    if (type < 0) {
                        return;
                    }
                    byte[] body = body(in);
                    if (type == 'Z') {
                        status = body[0];
                    }
                    send(client, type, body);
                }
            }
        }

        void forth() throws IOException {
            try (server) {
                var in = new DataInputStream(client.getInputStream());
                int code;
                do {
                    byte[] start = body(in);
                    code = ((start[0] & 255) << 24)
                            | ((start[1] & 255) << 16)
                            | ((start[2] & 255) << 8)
                            | start[3] & 255;
                    send(server, -1, start);
                    if (code != PROTOCOL_3) {
                        throw new EOFException("only plain connections are listened to");
                    }
                } while (code != PROTOCOL_3);
                boolean refusing = false;
                boolean within = false;
                while (true) {
                    int type = in.readUnsignedByte();
                    byte[] body = body(in);
                    if (!within && QUESTION.indexOf(type) >= 0) {
                        refusing = asked.incrementAndGet() >= from;
                        within = true;
                    }
                    if (!refusing || QUESTION.indexOf(type) < 0 && "DESFH".indexOf(type) < 0) {
                        send(server, type, body);
                    }
                    if (refusing && (type == 'P' || type == 'Q')) {
                        said.append(new String(body, StandardCharsets.UTF_8)
                                        .replaceAll("[^ -~]+", " ")
                                        .strip())
                                .append("; ");
                    }
                    if (within && (type == 'Q' || type == 'S')) {
                        if (refusing) {
                            refuse();
                        }
                        within = false;
                        refusing = false;
                    }
                }
            }
        }

        private void refuse() throws IOException {
            String message = "SERROR\0VERROR\0CXX000\0Mrefused for a test, number " + refused.incrementAndGet() + ": "
                    + said + "\0\0";
            said.setLength(0);
            send(client, 'E', message.getBytes(StandardCharsets.UTF_8));
            send(client, 'Z', new byte[] {status});
        }

        private void send(Socket to, int type, byte[] body) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            if (type >= 0) {
                out.writeByte(type);
            }
            out.writeInt(body.length + 4);
            out.write(body);
            OutputStream stream = to.getOutputStream();
            synchronized (to) {
                stream.write(bytes.toByteArray());
                stream.flush();
            }
        }

        private byte[] body(DataInputStream in) throws IOException {
            byte[] bytes = new byte[in.readInt() - 4];
            in.readFully(bytes);
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable socket : sockets) {
            socket.close();
        }
    }
}
