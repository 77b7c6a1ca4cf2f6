package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.Inbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The inbox as a table beside the effects, the same in which the relay of this program notes its own events. */
public final class JooqInbox implements Inbox {

    /** The insert comes first: of two with the same event, the second waits here for the first. */
    private static final String TAKE =
            "INSERT INTO messaging.inbox (tenant_id, subscriber, event_id, recorded_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final JooqTransactions transactions;

    /** An inbox in these transactions. */
    public JooqInbox(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean take(Actor actor, String subscriber, UUID event, Instant recordedAt) {
        return transactions.dsl(actor).connectionResult(connection -> {
            try (var insert = connection.prepareStatement(TAKE)) {
                new Binding(insert)
                        .id(actor.tenant().value())
                        .text(subscriber)
                        .id(event)
                        .any(recordedAt.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
            }
        });
    }
}
