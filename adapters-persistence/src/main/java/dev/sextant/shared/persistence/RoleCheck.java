package dev.sextant.shared.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Refuses to serve with a login that row-level security does not hold: a superuser, one with {@code BYPASSRLS}, one that may act as the owner
 * of the tables. A program that serves with such a login works, and shows every tenant to every other.
 */
public final class RoleCheck {

    private static final String QUESTION = "SELECT current_user, r.rolsuper, r.rolbypassrls,"
            + " EXISTS (SELECT FROM pg_catalog.pg_roles b WHERE (b.rolsuper OR b.rolbypassrls)"
            + "   AND pg_catalog.pg_has_role(current_user, b.oid, 'MEMBER')),"
            + " EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname IN ('shared', 'cases', 'investigation', 'identity')"
            + "   AND pg_catalog.pg_has_role(current_user, n.nspowner, 'MEMBER')),"
            + " EXISTS (SELECT FROM pg_catalog.pg_roles a WHERE a.rolname = ?"
            + "   AND pg_catalog.pg_has_role(current_user, a.oid, 'USAGE'))"
            + " FROM pg_catalog.pg_roles r WHERE r.rolname = current_user";

    private RoleCheck() {}

    /**
     * Checks the login of a data source.
     *
     * @param role the role that it must have been granted, {@link Role#APP} or {@link Role#WORKER}
     * @throws UnsafeRole when it is too powerful, or lacks the role
     * @throws LoginRefused when it cannot log in
     * @throws dev.sextant.shared.application.Unavailable when the database is away
     */
    public static void check(DataSource source, String role) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(QUESTION)) {
            statement.setString(1, role);
            try (var answer = statement.executeQuery()) {
                answer.next();
                String login = answer.getString(1);
                refuseIf(answer.getBoolean(2), login, "is a superuser");
                refuseIf(answer.getBoolean(3), login, "has BYPASSRLS");
                refuseIf(answer.getBoolean(4), login, "may become a superuser or a role with BYPASSRLS");
                refuseIf(answer.getBoolean(5), login, "owns the tables, or may act as their owner");
                refuseIf(!answer.getBoolean(6), login, "was not granted " + role);
            }
        } catch (SQLException e) {
            throw DatabaseFailures.translateAtSetUp(e);
        }
    }

    private static void refuseIf(boolean wrong, String login, String what) {
        if (wrong) {
            throw new UnsafeRole(
                    "The database login " + login + " " + what
                            + ". Serve with a login that was granted sextant_app and nothing more, so that row-level security holds it.");
        }
    }
}
