package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.AuditTrail;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Keeps refusals in the order in which they happened, and forgets those of a transaction that rolled back. */
public final class InMemoryAuditTrail implements AuditTrail {

    /**
     * A refusal as it was kept.
     *
     * @param tenant in whose data
     * @param action what was asked for
     * @param object what it would have been done to
     * @param reason the code of the refusal
     */
    public record Refusal(TenantId tenant, String action, Option<AuditEntry.Subject> object, String reason) {}

    private final InMemoryTransactions transactions;
    private final List<Refusal> refusals = new ArrayList<>();

    /** An empty trail. */
    public InMemoryAuditTrail(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void refused(Actor actor, String action, Option<AuditEntry.Subject> object, DomainError refusal) {
        transactions.require(actor, true);
        refusals.add(new Refusal(actor.tenant(), action, object, refusal.code()));
        transactions.onRollback(refusals::removeLast);
    }

    /** Every refusal in the actor's tenant, oldest first, read in a transaction of its own. */
    public List<Refusal> refusals(Actor actor) {
        return transactions.read(
                actor,
                () -> refusals.stream()
                        .filter(refusal -> refusal.tenant().equals(actor.tenant()))
                        .toList());
    }
}
