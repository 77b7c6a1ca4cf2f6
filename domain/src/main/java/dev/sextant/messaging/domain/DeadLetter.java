package dev.sextant.messaging.domain;

import dev.sextant.messaging.domain.DeadLetterEvent.DeadLetterDiscarded;
import dev.sextant.messaging.domain.DeadLetterEvent.DeadLetterReplayed;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event that one subscriber could not handle, and behind which the later events of the same aggregate wait. It is tried again by itself for a while; when all tries are used up it is dead, and somebody decides: it is replayed,
 * which begins its tries anew as another delivery of the same event, or discarded, which lets the aggregate's next event have its turn. Both can also be decided while it is still tried.
 *
 * @param id its id
 * @param subscriber who could not handle it
 * @param eventId the event
 * @param eventType its type, such as {@code case.opened}
 * @param state what becomes of it
 * @param attempts how often this delivery was tried
 * @param delivery the id of this delivery, which is another one after a replay
 * @param decisions how often somebody decided about it
 */
public record DeadLetter(
        DeadLetterId id,
        String subscriber,
        UUID eventId,
        String eventType,
        DeadLetterState state,
        int attempts,
        UUID delivery,
        long decisions) {

    /** The most characters that a reason has. */
    public static final int LONGEST_REASON = 1_000;

    private static final TextRule REASON = new TextRule("/reason", LONGEST_REASON, true, false);

    /**
     * Has it delivered again at once, as another delivery of the same event.
     *
     * @param next the id of that delivery; a receiver that remembers deliveries does not know it yet
     */
    public Either<DeadLetterError, Decision<DeadLetter, DeadLetterEvent>> replay(UUID next, UserId by, Instant at) {
        if (state == DeadLetterState.DISCARDED) {
            return new DeadLetterError.AlreadyDiscarded(id).refuse();
        }
        return Either.right(Decision.of(
                decided(DeadLetterState.RETRYING, 0, next),
                new DeadLetterReplayed(id, subscriber, eventId.toString(), eventType, by, at)));
    }

    /**
     * Decides that it is not delivered.
     *
     * @param reason why, for whoever asks later
     */
    public Either<DeadLetterError, Decision<DeadLetter, DeadLetterEvent>> discard(
            String reason, UserId by, Instant at) {
        Validation<FieldError, String> checked = REASON.check(reason);
        if (checked.isInvalid()) {
            return new DeadLetterError.InvalidFields(List.of(checked.getError())).refuse();
        }
        if (state == DeadLetterState.DISCARDED) {
            return new DeadLetterError.AlreadyDiscarded(id).refuse();
        }
        return Either.right(Decision.of(
                decided(DeadLetterState.DISCARDED, attempts, delivery),
                new DeadLetterDiscarded(id, subscriber, eventId.toString(), eventType, reason, by, at)));
    }

    private DeadLetter decided(DeadLetterState next, int tries, UUID as) {
        return new DeadLetter(id, subscriber, eventId, eventType, next, tries, as, decisions + 1);
    }
}
