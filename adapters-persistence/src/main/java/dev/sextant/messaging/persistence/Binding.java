package dev.sextant.messaging.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the values of a statement, one after the other. */
final class Binding {

    private final PreparedStatement statement;
    private int last;

    Binding(PreparedStatement statement) {
        this.statement = statement;
    }

    Binding text(@Nullable String value) throws SQLException {
        statement.setString(++last, value);
        return this;
    }

    Binding number(int value) throws SQLException {
        statement.setInt(++last, value);
        return this;
    }

    Binding whole(long value) throws SQLException {
        statement.setLong(++last, value);
        return this;
    }

    Binding truth(boolean value) throws SQLException {
        statement.setBoolean(++last, value);
        return this;
    }

    Binding any(@Nullable Object value) throws SQLException {
        statement.setObject(++last, value);
        return this;
    }

    Binding id(UUID value) throws SQLException {
        statement.setObject(++last, value);
        return this;
    }

    Binding texts(String[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf("text", values));
        return this;
    }

    Binding ids(UUID[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf("uuid", values));
        return this;
    }

    Binding wholes(Long[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf("bigint", values));
        return this;
    }

    Binding numbers(Integer[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf("integer", values));
        return this;
    }

    Binding times(OffsetDateTime[] values) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf("timestamptz", values));
        return this;
    }
}
