package dev.sextant.shared.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose shape never changes, for what nearly every request sends. jOOQ checks it against the schema and writes its text once; each use only binds values, in the order of the
 * placeholders in the text. Writing the text again each time took a third of the processor time of such a request.
 *
 * <p>Takes what is bound in this suite: texts, numbers, booleans, UUIDs, instants, JSON, arrays of texts and of UUIDs, and nothing. Safe for many threads.
 */
public final class FixedStatement {

    private final String text;

    /**
     * A statement.
     *
     * @param shape with a {@link DSL#param} wherever a value comes; a condition on a list is one on an array, so that the text is the same for every length
     */
    public FixedStatement(Function<DSLContext, ? extends Query> shape) {
        this.text = shape.apply(DSL.using(SQLDialect.POSTGRES)).getSQL();
    }

    /** Inserts a row with all columns of a table; {@link #execute} takes {@link TableRecord#intoArray()}. */
    public static <R extends TableRecord<R>> FixedStatement insertInto(Table<R> table) {
        List<? extends Field<?>> placeholders =
                Arrays.stream(table.fields()).map(FixedStatement::placeholder).toList();
        return new FixedStatement(
                dsl -> dsl.insertInto(table).columns(table.fields()).values(placeholders));
    }

    /** Where a value for a column comes. */
    public static <T> Field<T> placeholder(Field<T> column) {
        return DSL.param(column.getName(), column.getDataType());
    }

    /**
     * Sends it.
     *
     * @param dsl the open transaction
     * @return how many rows it concerned
     */
    public int execute(DSLContext dsl, @Nullable Object... values) {
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                bind(connection, statement, values);
                return statement.executeUpdate();
            }
        });
    }

    /** Asks for rows of a table, with all of its columns in their order. */
    public <R extends Record> Result<R> fetch(DSLContext dsl, Table<R> table, @Nullable Object... values) {
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                bind(connection, statement, values);
                try (var rows = statement.executeQuery()) {
                    return dsl.fetch(rows, table.fields()).into(table);
                }
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case JSONB json -> statement.setString(at, json.data());
            case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
            case UUID[] ids -> statement.setArray(at, connection.createArrayOf("uuid", ids));
            default -> statement.setObject(at, value);
        }
    }
}
