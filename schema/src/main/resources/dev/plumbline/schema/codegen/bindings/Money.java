package PACKAGE;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
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
 * The type money as a number, whatever currency and signs the server writes it with.
 *
 * @param <T> what jOOQ takes it for
 */
public class Money<T> implements Binding<T, BigDecimal> {
    private static final long serialVersionUID = 1L;

    /** Creates the binding. */
    public Money() {}

    @Override
    @SuppressWarnings("unchecked")
    public Converter<T, BigDecimal> converter() {
        return Converter.ofNullable(
                (Class<T>) Object.class,
                BigDecimal.class,
                value -> (Object) value instanceof BigDecimal ? (BigDecimal) (Object) value : new BigDecimal(value.toString()),
                value -> (T) value);
    }

    @Override
    public void sql(BindingSQLContext<BigDecimal> context) {
        context.render().sql("cast(cast(");
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(context.value()));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql(" as pg_catalog.numeric) as pg_catalog.money)");
    }

    @Override
    public void register(BindingRegisterContext<BigDecimal> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public void set(BindingSetStatementContext<BigDecimal> context) throws SQLException {
        context.statement().setBigDecimal(context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<BigDecimal> context) throws SQLException {
        String text = context.resultSet().getString(context.index());
        context.value(number(text, context.resultSet().getStatement().getConnection()));
    }

    @Override
    public void get(BindingGetStatementContext<BigDecimal> context) throws SQLException {
        context.value(number(
                context.statement().getString(context.index()), context.statement().getConnection()));
    }

    @Override
    public void set(BindingSetSQLOutputContext<BigDecimal> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<BigDecimal> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private static BigDecimal number(String text, Connection connection) throws SQLException {
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[^0-9]", "");
        int decimals = decimals(text);
        // Three digits after the last separator may be a group, or the decimals of a currency that has as many.
        if (decimals == 3) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select cast(cast(0 as pg_catalog.money) as pg_catalog.text)")) {
                row.next();
                decimals = decimals(row.getString(1));
            }
        }
        boolean negative = text.indexOf('-') >= 0 || text.indexOf('(') >= 0;
        BigDecimal number = new BigDecimal(digits).movePointLeft(decimals);
        return negative ? number.negate() : number;
    }

    /** The digits after the last separator between digits; a sign of a currency may hold a separator too, outside of them. */
    private static int decimals(String text) {
        int last = text.length() - 1;
        while (last > 0 && !Character.isDigit(text.charAt(last))) {
            last--;
        }
        int start = last;
        while (start >= 0 && Character.isDigit(text.charAt(start))) {
            start--;
        }
        boolean separated = start > 0 && text.substring(0, start).chars().anyMatch(Character::isDigit);
        return separated ? last - start : 0;
    }
}
