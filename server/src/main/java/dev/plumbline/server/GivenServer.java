package dev.plumbline.server;

import dev.plumbline.database.Database;

/** A server that somebody else runs. It is neither started nor stopped here. */
final class GivenServer implements Server {
    private final Database address;
    private final String source;

    GivenServer(Database address, String source) {
        this.address = address;
        this.source = source;
    }

    @Override
    public String describe() {
        return address.hosts() + " (given by " + source + ")";
    }

    @Override
    public Database database(String name) {
        return address.withName(name);
    }

    @Override
    public void close() {}
}
