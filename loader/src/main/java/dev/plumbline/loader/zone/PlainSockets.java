package dev.plumbline.loader.zone;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets without TLS; created by the driver, by class name. */
public final class PlainSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new Filtered();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetAddress.getByName(host), port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(host, port, null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(host, port, local, localPort);
    }

    private static Socket connected(InetAddress host, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        var socket = new Filtered();
        if (local != null) {
            socket.bind(new InetSocketAddress(local, localPort));
        }
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class Filtered extends Socket {
        private @Nullable OutputStream out;

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            OutputStream known = out;
            if (known == null) {
                known = new StartupFilter(super.getOutputStream());
                out = known;
            }
            return known;
        }
    }
}
