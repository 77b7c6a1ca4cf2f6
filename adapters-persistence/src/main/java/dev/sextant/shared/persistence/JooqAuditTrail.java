package dev.sextant.shared.persistence;

import dev.sextant.shared.application.AuditTrail;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The audit trail as a table to which the application can only add. */
public final class JooqAuditTrail implements AuditTrail {

    private final JooqTransactions transactions;
    private final IdGenerator ids;
    private final Clock clock;

    /**
     * A trail.
     *
     * @param ids names the entries
     * @param clock tells when something was refused
     */
    public JooqAuditTrail(JooqTransactions transactions, IdGenerator ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void refused(Actor actor, String action, Option<AuditEntry.Subject> object, DomainError refusal) {
        AuditRows.refused(
                transactions.dsl(actor),
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor,
                action,
                object,
                refusal.code());
    }
}
