package dev.sextant.shared.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks something as {@code sextant_owner}, who sees what no tenant is asked for: for the work of whoever runs the server, never for a request. Forced row-level security holds for the owner as well. */
public final class OwnerQuery {

    private final DataSource owner;

    /**
     * Questions on these connections.
     *
     * @param owner a login that may act as {@code sextant_owner}
     */
    public OwnerQuery(DataSource owner) {
        this.owner = new AsOwner(owner);
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface Row<T> {

        /** The present row. */
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * All rows of a query.
     *
     * @param sql a constant
     * @param values its parameters, in order
     * @throws LoginRefused when the login does not get in, or may not act as the owner
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     */
    public <T> List<T> rows(String sql, Row<T> row, Object... values) {
        try (var connection = owner.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<T>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw DatabaseFailures.translateAtSetUp(failure);
        }
    }
}
