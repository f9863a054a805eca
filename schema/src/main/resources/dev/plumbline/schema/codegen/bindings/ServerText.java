package PACKAGE;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/**
 * A type that Java has no match for, as the text that the server writes and reads.
 *
 * @param <T> what jOOQ takes it for
 */
public class ServerText<T> implements Binding<T, String> {
    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type its name in pg_catalog */
    public ServerText(String type) {
        this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Converter<T, String> converter() {
        return Converter.ofNullable((Class<T>) Object.class, String.class, Object::toString, text -> (T) text);
    }

    @Override
    public void sql(BindingSQLContext<String> context) {
        context.render().sql("cast(");
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(context.value()));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql(" as pg_catalog." + type + ")");
    }

    @Override
    public void register(BindingRegisterContext<String> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public void set(BindingSetStatementContext<String> context) throws SQLException {
        context.statement().setString(context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<String> context) throws SQLException {
        context.value(context.resultSet().getString(context.index()));
    }

    @Override
    public void get(BindingGetStatementContext<String> context) throws SQLException {
        context.value(context.statement().getString(context.index()));
    }

    @Override
    public void set(BindingSetSQLOutputContext<String> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<String> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }
}
