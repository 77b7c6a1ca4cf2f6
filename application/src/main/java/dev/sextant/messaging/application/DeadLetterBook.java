package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterEvent;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What the use cases on dead letters do alike: find one, tell the time, keep a decision together with its event, and have it felt at once. */
public final class DeadLetterBook {

    private static final String AGGREGATE = "dead_letter";

    private final DeadLetters letters;
    private final Outbox outbox;
    private final Transactions transactions;
    private final RelayCall relay;
    private final Clock clock;

    /**
     * A book.
     *
     * @param relay is called when a decision is kept
     */
    public DeadLetterBook(DeadLetters letters, Outbox outbox, Transactions transactions, RelayCall relay, Clock clock) {
        this.letters = letters;
        this.outbox = outbox;
        this.transactions = transactions;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * A dead letter as it was decided about.
     *
     * @param id its id
     * @param state what becomes of it
     * @param deliveryId the id of the delivery that it is now
     */
    public record DecidedView(DeadLetterId id, DeadLetterState state, UUID deliveryId) {

        static DecidedView of(DeadLetter letter) {
            return new DecidedView(letter.id(), letter.state(), letter.delivery());
        }
    }

    DeadLetters letters() {
        return letters;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Either<DeadLetterError, DeadLetter> find(Actor actor, DeadLetterId id) {
        return letters.findForUpdate(actor, id).toEither(() -> new DeadLetterError.NotFound(id));
    }

    /** Keeps what was decided, and has those who deliver look once it is committed. */
    DeadLetter keep(Actor actor, Decision<DeadLetter, DeadLetterEvent> decision) {
        DeadLetter decided = decision.state();
        letters.save(actor, decided);
        outbox.append(actor, AGGREGATE, decided.decisions(), decision.events());
        transactions.afterwards(relay::look);
        return decided;
    }
}
