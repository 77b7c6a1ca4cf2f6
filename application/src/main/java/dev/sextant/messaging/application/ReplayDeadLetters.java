package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.util.List;

/** Has what failed for one cause delivered again, in the order in which it failed first: one to see whether the repair holds, then the rest. */
public final class ReplayDeadLetters
        implements UseCase<ReplayDeadLetters.Command, ReplayDeadLetters.ReplayedView, DeadLetterError> {

    /** How many can be replayed at once. */
    public static final int MOST = 1_000;

    private final DeadLetterBook book;
    private final IdGenerator ids;

    /** The use case. */
    public ReplayDeadLetters(DeadLetterBook book, IdGenerator ids) {
        this.book = book;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param subscriber who could not handle them
     * @param causeGroup for which cause
     * @param limit how many at most, 1 to {@link #MOST}
     */
    public record Command(String subscriber, String causeGroup, int limit) {}

    /**
     * What came of it.
     *
     * @param replayed how many are delivered again
     * @param more whether some of the group are still dead
     */
    public record ReplayedView(int replayed, boolean more) {}

    @Override
    public Permission needs() {
        return DeadLetterPermissions.MANAGE;
    }

    @Override
    public Either<DeadLetterError, ReplayedView> handle(Actor actor, Command command) {
        var report = new FieldReport();
        if (command.limit() < 1 || command.limit() > MOST) {
            report.note("/limit", "out_of_range", "must be 1 to " + MOST);
        }
        return report.<DeadLetterError, Integer>answer(DeadLetterError.InvalidFields::new, command::limit)
                .flatMap(limit -> replay(actor, command, limit));
    }

    private Either<DeadLetterError, ReplayedView> replay(Actor actor, Command command, int limit) {
        List<DeadLetter> dead = book.letters().dead(actor, command.subscriber(), command.causeGroup(), limit + 1);
        Either<DeadLetterError, Integer> replayed = Either.right(0);
        for (DeadLetter letter : dead.subList(0, Math.min(limit, dead.size()))) {
            replayed = replayed.flatMap(before -> letter.replay(ids.next(), actor.user(), book.now())
                    .map(decision -> {
                        book.keep(actor, decision);
                        return before + 1;
                    }));
        }
        return replayed.map(count -> new ReplayedView(count, dead.size() > limit));
    }
}
