package dev.plumbline.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Stands between a load and its server, and tears every connection apart when told to, as a broken network does. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final List<Socket> sockets = new ArrayList<>();
    private final boolean hidesCommits;
    private volatile boolean silent;
    private boolean cut;

    CuttingProxy(String host, int port) throws IOException {
        this(host, port, false);
    }

    /** @param hidesCommits whether the server's answers no longer come back once a COMMIT went there */
    CuttingProxy(String host, int port, boolean hidesCommits) throws IOException {
        this.hidesCommits = hidesCommits;
        this.host = host;
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String hosts() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(host, port);
                if (!keep(client) || !keep(server)) {
                    return;
                }
                daemon(() -> pump(client, server, true));
                daemon(() -> pump(server, client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private synchronized boolean keep(Socket socket) throws IOException {
        if (cut) {
            socket.close();
            return false;
        }
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return true;
    }

    private void pump(Socket from, Socket to, boolean toServer) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                silent |= hidesCommits && toServer && text.contains("COMMIT");
                if (toServer || !silent) {
                    out.write(buffer, 0, n);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // cut
        }
    }

    /** Both ends get a reset; what was under way is lost, and nobody gets through any more. */
    synchronized void cut() {
        cut = true;
        try {
            door.close();
        } catch (IOException e) {
            // nobody gets in either way
        }
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // it is cut already
            }
        }
    }

    @Override
    public void close() {
        cut();
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
