package dev.sextant.messaging.persistence;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.util.UUID;

/** Rows of a tenant in every table about the delivery of its events. */
public final class ParkedEvents {

    private ParkedEvents() {}

    /** One of each. */
    public static void seed(Stage stage, Actor actor) {
        UUID event = UUID.randomUUID();
        stage.transactions().write(actor, () -> {
            var dsl = stage.transactions().dsl(actor);
            UUID tenant = actor.tenant().value();
            dsl.execute("INSERT INTO messaging.inbox VALUES (?, 'proof', ?, now())", tenant, event);
            dsl.execute(
                    "INSERT INTO messaging.discarded VALUES (?, 'proof', ?, 'case.opened', 'no', ?, now())",
                    tenant,
                    event,
                    event);
            dsl.execute(
                    "INSERT INTO messaging.parked VALUES (?, ?, 1, 0, 'case', ?, ?, now(), 1, 0, 'case.opened', 1, ?, 'RETRYING', 1, now(),"
                            + " 'X at Y.z', 'broke', now(), now())",
                    tenant,
                    event,
                    event,
                    event,
                    event);
            return Either.right(true);
        });
    }
}
