package dev.plumbline.loader.zone;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** Sockets with TLS, with certificates and keys as the driver itself finds them; created by the driver, by class name. */
public final class TlsSockets extends LibPQFactory {

    public TlsSockets(Properties properties) throws PSQLException {
        super(properties);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean close) throws IOException {
        return new TlsSocket((SSLSocket) super.createSocket(socket, host, port, close));
    }
}
