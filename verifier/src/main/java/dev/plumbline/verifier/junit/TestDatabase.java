package dev.plumbline.verifier.junit;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The database of a test or of a test class, with one connection to it that is opened when it is first asked for. */
final class TestDatabase implements AutoCloseable {

    private final ThrowAwayDatabase holder;
    private @Nullable Connection connection;

    TestDatabase(PlumblineTest wanted) {
        Pack pack = Packs.find(wanted.pack());
        this.holder = wanted.sample() ? SampleDatabases.of(pack) : PackDatabases.migrated(pack);
    }

    Database database() {
        return holder.database();
    }

    Connection connection() {
        Connection open = connection;
        if (open == null) {
            open = database().connectForUser();
            connection = open;
        }
        return open;
    }

    DSLContext sql() {
        return DSL.using(connection(), SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
    }

    @Override
    public void close() throws SQLException {
        // A database with an open connection cannot be dropped.
        try (holder) {
            Connection open = connection;
            if (open != null) {
                open.close();
            }
        }
    }
}
