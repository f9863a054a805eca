package dev.plumbline.loader.zone;

import dev.plumbline.database.Database;

/** Makes the connections to a database keep its own time zone. */
public final class ServerZone {

    private ServerZone() {}

    /** Who brought socket factories of his own keeps them, and with them the zone of this machine. */
    public static Database of(Database database) {
        var given = database.properties();
        if (given.containsKey("socketFactory") || given.containsKey("sslfactory")) {
            return database;
        }
        return database.with("socketFactory", PlainSockets.class.getName())
                .with("sslfactory", TlsSockets.class.getName());
    }
}
