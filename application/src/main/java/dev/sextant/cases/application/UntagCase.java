package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;

/** Takes a tag off a case; one that is not there changes nothing. */
public final class UntagCase implements UseCase<UntagCase.Command, CaseView, CaseError> {

    private final CaseBook book;

    /** The use case. */
    public UntagCase(Cases cases, Outbox outbox, Clock clock) {
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param tag the tag, in any spelling
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, String tag, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, CaseView> handle(Actor actor, Command command) {
        return Tag.of("tag", command.tag())
                .toEither()
                .<CaseError>mapLeft(wrong -> new CaseError.InvalidFields(List.of(wrong)))
                .flatMap(tag -> book.change(
                        actor,
                        command.id(),
                        command.expectedVersion(),
                        Access.WRITE,
                        subject -> Either.right(subject.untag(tag, actor.user(), book.now()))));
    }
}
