package dev.sextant.shared.persistence;

import java.io.Serial;

/** The database's roles are not as they must be, and this login may not change that. The message says what to run, and as whom. */
public final class RolesMissing extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RolesMissing(String sql, Throwable cause) {
        super(
                "The roles sextant_owner, sextant_app and sextant_worker are missing or lack a privilege, and this login may not create them ("
                        + cause.getMessage()
                        + "). Ask somebody who may create roles to run this in the database, and to let this login act as sextant_owner"
                        + " (GRANT sextant_owner TO …):\n\n"
                        + sql,
                cause);
    }
}
