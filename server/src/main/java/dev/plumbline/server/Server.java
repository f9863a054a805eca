package dev.plumbline.server;

import dev.plumbline.database.Database;

/** A running PostgreSQL. Closing releases what this object started and leaves alone what it only found. */
public sealed interface Server extends AutoCloseable permits GivenServer, ContainerServer, EmbeddedServer {

    /** Which server this is and why it was chosen, in one line without a password. */
    String describe();

    /** The address of a database of this server; it need not exist yet. */
    Database database(String name);

    @Override
    void close();
}
