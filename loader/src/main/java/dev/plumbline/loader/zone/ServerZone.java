package dev.plumbline.loader.zone;

import dev.plumbline.database.Database;

/** Lets the connections to a database keep its own time zone. */
public final class ServerZone {

    private ServerZone() {}

    /** Users with socket factories of their own keep them, and with them the time zone of this machine. */
    public static Database of(Database database) {
        var given = database.properties();
        if (given.containsKey("socketFactory") || given.containsKey("sslfactory")) {
            return database;
        }
        return database.with("socketFactory", PlainSockets.class.getName())
                .with("sslfactory", TlsSockets.class.getName());
    }
}
