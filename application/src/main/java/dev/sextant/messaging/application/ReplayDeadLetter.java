package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeadLetterBook.DecidedView;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;

/** Has the event of a dead letter delivered again at once, as another delivery of the same event. The later events of its aggregate follow in order once it succeeds. */
public final class ReplayDeadLetter implements UseCase<ReplayDeadLetter.Command, DecidedView, DeadLetterError> {

    private final DeadLetterBook book;
    private final IdGenerator ids;

    /** The use case. */
    public ReplayDeadLetter(DeadLetterBook book, IdGenerator ids) {
        this.book = book;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param id the dead letter
     */
    public record Command(DeadLetterId id) {}

    @Override
    public Permission needs() {
        return DeadLetterPermissions.MANAGE;
    }

    @Override
    public Either<DeadLetterError, DecidedView> handle(Actor actor, Command command) {
        return book.find(actor, command.id())
                .flatMap(letter -> letter.replay(ids.next(), actor.user(), book.now()))
                .map(decision -> DecidedView.of(book.keep(actor, decision)));
    }
}
