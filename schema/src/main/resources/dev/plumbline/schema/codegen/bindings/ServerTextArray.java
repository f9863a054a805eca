package PACKAGE;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
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
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;

/**
 * An array of one dimension of a type that Java has no match for, its elements as the server writes and reads them.
 *
 * @param <T> what jOOQ takes it for
 */
public class ServerTextArray<T> implements Binding<T, String[]> {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final char delimiter;

    /**
     * @param type of the elements, its name in pg_catalog
     * @param delimiter between the elements
     */
    public ServerTextArray(String type, char delimiter) {
        this.type = type;
        this.delimiter = delimiter;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Converter<T, String[]> converter() {
        return Converter.ofNullable(
                (Class<T>) Object.class,
                String[].class,
                value -> (Object) value instanceof String[] ? (String[]) (Object) value : read(value.toString()),
                value -> (T) value);
    }

    @Override
    public void sql(BindingSQLContext<String[]> context) {
        context.render().sql("cast(");
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().visit(DSL.inline(written(context.value())));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql(" as pg_catalog." + type + "[])");
    }

    @Override
    public void register(BindingRegisterContext<String[]> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public void set(BindingSetStatementContext<String[]> context) throws SQLException {
        context.statement().setString(context.index(), written(context.value()));
    }

    @Override
    public void get(BindingGetResultSetContext<String[]> context) throws SQLException {
        context.value(read(context.resultSet().getString(context.index())));
    }

    @Override
    public void get(BindingGetStatementContext<String[]> context) throws SQLException {
        context.value(read(context.statement().getString(context.index())));
    }

    @Override
    public void set(BindingSetSQLOutputContext<String[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void get(BindingGetSQLInputContext<String[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private String written(String[] value) {
        if (value == null) {
            return null;
        }
        StringBuilder text = new StringBuilder("{");
        for (String element : value) {
            if (text.length() > 1) {
                text.append(delimiter);
            }
            text.append(
                    element == null
                            ? "NULL"
                            : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return text.append('}').toString();
    }

    private String[] read(String text) {
        if (text == null) {
            return null;
        }
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        // An array whose indexes do not begin at 1 says so before an equals sign.
        for (int i = text.indexOf('{') + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                element.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                wasQuoted = true;
            } else if (quoted || c != delimiter && c != '}' && c != '{') {
                element.append(c);
            } else if (c == '{') {
                throw new DataTypeException("an array of more than one dimension, expected one: " + text);
            } else {
                boolean empty = c == '}' && elements.isEmpty() && element.length() == 0 && !wasQuoted;
                if (!empty) {
                    boolean isNull = !wasQuoted && element.toString().equals("NULL");
                    elements.add(isNull ? null : element.toString());
                }
                element.setLength(0);
                wasQuoted = false;
            }
        }
        return elements.toArray(new String[0]);
    }
}
