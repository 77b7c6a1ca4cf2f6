package dev.sextant.shared.application;

import dev.sextant.shared.application.AuditQueries.Verification;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Verifies the audit trails of all tenants, for the program itself and not for a user: each in a read-only transaction of its own. Safe for many threads. */
@PrimaryPort
public final class AuditCheck {

    private final Transactions transactions;
    private final AuditQueries audit;
    private final AuditedTenants tenants;

    /** A check of these. */
    public AuditCheck(Transactions transactions, AuditQueries audit, AuditedTenants tenants) {
        this.transactions = transactions;
        this.audit = audit;
        this.tenants = tenants;
    }

    /**
     * The trail of a tenant.
     *
     * @param tenant whose it is
     * @param verification what the check found
     */
    public record Trail(TenantId tenant, Verification verification) {}

    /**
     * Checks one trail.
     *
     * @param whole from the first entry on; otherwise from the last checkpoint whose signature is right
     * @throws Unavailable when it cannot be read now
     */
    public Trail of(TenantId tenant, boolean whole) {
        var actor = Actor.program(tenant, "audit-check");
        return new Trail(tenant, transactions.read(actor, () -> audit.verify(actor, whole)));
    }

    /**
     * Checks all trails, one after the other.
     *
     * @param whole as above
     * @param goesOn asked before each; when it says no, the rest is left
     * @param found is told of each
     * @throws Unavailable when one cannot be read now; the rest is left
     */
    public void all(boolean whole, BooleanSupplier goesOn, Consumer<Trail> found) {
        for (TenantId tenant : tenants.all()) {
            if (!goesOn.getAsBoolean()) {
                return;
            }
            found.accept(of(tenant, whole));
        }
    }
}
