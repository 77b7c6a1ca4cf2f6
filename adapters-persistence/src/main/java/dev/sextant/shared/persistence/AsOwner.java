package dev.sextant.shared.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections that act as {@code sextant_owner}, so that everything a migration makes belongs to that role and not to whoever ran it. */
record AsOwner(DataSource login) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return acting(login.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return acting(login.getConnection(user, password));
    }

    private static Connection acting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE " + Role.OWNER);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return login.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        login.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        login.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return login.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return login.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return login.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return login.isWrapperFor(type);
    }
}
