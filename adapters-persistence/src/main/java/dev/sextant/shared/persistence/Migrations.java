package dev.sextant.shared.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema version of this program. The schemas belong to the role {@code sextant_owner}, whoever runs the
 * migration; running it again changes nothing, and several programs may run it at once.
 */
public final class Migrations {

    /** Where Flyway keeps which migrations ran; also the kernel's schema. */
    static final String HISTORY_SCHEMA = "shared";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Migrations() {}

    /**
     * Makes the three roles where they are missing, and migrates.
     *
     * @param owner logs in as somebody who may act as {@code sextant_owner}, or who may create roles
     * @return how many migrations were needed
     * @throws RolesMissing when the roles are missing and this login may not create them; the message holds the SQL to run
     * @throws LoginRefused when this login does not get in
     * @throws dev.sextant.shared.application.Unavailable when the database is or goes away, and {@link dev.sextant.shared.application.StorageFull} when it has no room; what was begun was rolled back
     * @throws org.flywaydb.core.api.FlywayException when a migration fails; it was rolled back
     */
    public static int migrate(DataSource owner) {
        createRoles(owner);
        try {
            return Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(new AsOwner(owner))
                    .locations("classpath:db/migration")
                    .defaultSchema(HISTORY_SCHEMA)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException broken) {
            throw DatabaseFailures.mayPass(broken) ? DatabaseFailures.translate(broken) : broken;
        }
    }

    /** The SQL that makes the roles and what they need; running it again changes nothing. */
    public static String rolesSql() {
        try (InputStream sql = Migrations.class.getResourceAsStream("/db/roles.sql")) {
            if (sql == null) {
                throw new IllegalStateException("db/roles.sql is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createRoles(DataSource owner) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(rolesSql());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw new RolesMissing(rolesSql(), e);
            }
            throw DatabaseFailures.translateAtSetUp(e);
        }
    }
}
