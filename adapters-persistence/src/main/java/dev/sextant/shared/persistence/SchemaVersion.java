package dev.sextant.shared.persistence;

import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Refuses to serve on a database whose schema is not the one that this program was built for. */
public final class SchemaVersion {

    /** The version that this program needs: the number of its last migration. */
    public static final int NEEDED = 14;

    private static final Set<String> NO_SCHEMA = Set.of("42P01", "3F000", "42501");

    private SchemaVersion() {}

    /**
     * Checks the schema version.
     *
     * @param source any of the roles
     * @throws WrongSchemaVersion when it is older or newer than needed, or when there is none
     */
    public static void check(DataSource source) {
        int found = of(source);
        if (found < NEEDED) {
            throw new WrongSchemaVersion("The database is at schema version " + found + ", this program needs " + NEEDED
                    + ": migrate it first, as the owner.");
        }
        if (found > NEEDED) {
            throw new WrongSchemaVersion("The database is at schema version " + found + ", this program knows " + NEEDED
                    + ": a newer program migrated it; run that one.");
        }
    }

    /**
     * The version that a database is at; 0 when it was never migrated.
     *
     * @param source any of the roles
     */
    public static int of(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "SELECT coalesce(max(version::integer), 0) FROM shared.flyway_schema_history WHERE success AND version IS NOT NULL")) {
            answer.next();
            return answer.getInt(1);
        } catch (SQLException e) {
            if (NO_SCHEMA.contains(String.valueOf(e.getSQLState()))) {
                return 0;
            }
            throw DatabaseFailures.translateAtSetUp(e);
        }
    }
}
