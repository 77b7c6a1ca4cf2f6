package dev.sextant.shared.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Something to do with a connection in one transaction, outside of any tenant: for the worker role. */
@FunctionalInterface
public interface ConnectionWork<T> {

    /** Does it. */
    T with(Connection connection) throws SQLException;

    /**
     * Does it on a borrowed connection, and commits.
     *
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    static <T> T run(DataSource source, ConnectionWork<T> work) {
        try (var connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            if (auto) {
                connection.setAutoCommit(false);
            }
            try {
                T answer = work.with(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException failure) {
                rollback(connection, failure);
                throw failure;
            } finally {
                if (auto && !connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    /**
     * Asks something on a borrowed connection by a single statement, which needs no transaction around it, and so no word to the server that it is over.
     *
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    static <T> T read(DataSource source, ConnectionWork<T> work) {
        try (var connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.with(connection);
            } finally {
                if (!auto && !connection.isClosed()) {
                    connection.setAutoCommit(false);
                }
            }
        } catch (SQLException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException alreadyGone) {
            failure.addSuppressed(alreadyGone);
        }
    }
}
