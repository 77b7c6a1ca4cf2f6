package dev.sextant.shared.application;

import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Tells what somebody may do now, for work that is done for them while they are away. */
@FunctionalInterface
@SecondaryPort
public interface PresentPermissions {

    /**
     * What of some permissions a user has in a tenant at this moment. Called outside of any transaction.
     *
     * @param before what the user was permitted when the work was asked for
     * @return none when the user does not belong there any more, or is shut out
     * @throws Unavailable when it cannot be found out now
     */
    Option<Set<Permission>> still(TenantId tenant, UserId user, Set<Permission> before);
}
