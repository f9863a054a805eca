package dev.plumbline.test;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Apart, so that a service without jOOQ never loads it. */
final class Jooq {

    private Jooq() {}

    static DSLContext on(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
    }
}
