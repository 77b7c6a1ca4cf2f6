package dev.sextant.shared.application;

import dev.sextant.shared.domain.TenantId;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Names the tenants that have an audit trail: for a check of them all, never for a request. Needs no open transaction, and sees what was committed. */
@SecondaryPort
public interface AuditedTenants {

    /**
     * Every tenant with at least one linked entry, in no particular order.
     *
     * @throws Unavailable when they cannot be read now
     */
    List<TenantId> all();
}
