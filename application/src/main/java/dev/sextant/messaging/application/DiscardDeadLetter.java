package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeadLetterBook.DecidedView;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Instant;

/** Decides that the event of a dead letter is not delivered to its subscriber, and remembers why. The next event of its aggregate then has its turn. A try that is under way at this moment may still succeed. */
public final class DiscardDeadLetter implements UseCase<DiscardDeadLetter.Command, DecidedView, DeadLetterError> {

    private final DeadLetterBook book;

    /** The use case. */
    public DiscardDeadLetter(DeadLetterBook book) {
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param id the dead letter
     * @param reason why, for whoever asks later
     */
    public record Command(DeadLetterId id, String reason) {}

    @Override
    public Permission needs() {
        return DeadLetterPermissions.MANAGE;
    }

    @Override
    public Either<DeadLetterError, DecidedView> handle(Actor actor, Command command) {
        Instant now = book.now();
        return book.find(actor, command.id())
                .flatMap(letter -> letter.discard(command.reason(), actor.user(), now))
                .map(decision -> {
                    book.letters().noteDiscarded(actor, decision.state(), command.reason(), now);
                    return DecidedView.of(book.keep(actor, decision));
                });
    }
}
