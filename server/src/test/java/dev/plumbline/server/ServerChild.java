package dev.plumbline.server;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What a command does with a server, in a process of its own: takes one, says which, asks it something. */
public final class ServerChild {

    private ServerChild() {}

    /** Words: {@code user|throwaway}, then {@code end|exit1|throw|wait}. */
    public static void main(String[] words) throws SQLException, IOException {
        try {
            Database database;
            if (words[0].equals("user")) {
                Server server = Servers.forUser(null, Map.of()).server();
                System.out.println(server.describe());
                database = server.database("postgres");
            } else {
                ThrowAwayDatabase throwAway = ThrowAwayDatabase.create();
                System.out.println(ThrowAwayDatabase.server().describe());
                database = throwAway.database();
            }
            try (Connection connection = database.connectForUser();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select setting from pg_settings where name = 'port'")) {
                rows.next();
                System.out.println("port=" + rows.getString(1));
            }
        } catch (PlumblineException e) {
            System.out.println("plumbline: " + e.getMessage());
            System.exit(3);
        }
        switch (words[1]) {
            case "exit1" -> System.exit(1);
            case "throw" -> throw new IllegalStateException("thrown");
            case "wait" -> System.in.read();
            default -> System.out.println("folder=" + Path.of(System.getProperty("java.io.tmpdir")));
        }
    }
}
