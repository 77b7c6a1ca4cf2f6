package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Opens a case. */
public final class OpenCase implements UseCase<OpenCase.Command, CaseView, CaseError> {

    private final CaseBook book;
    private final Assignees assignees;
    private final IdGenerator ids;

    /**
     * The use case where nobody keeps a list of people.
     *
     * @param ids gives the case its id
     */
    public OpenCase(Cases cases, Outbox outbox, IdGenerator ids, Clock clock) {
        this(cases, Grantees.unlisted(), outbox, ids, clock);
    }

    /**
     * The use case.
     *
     * @param people whom there is to give the case to
     * @param ids gives the case its id
     */
    public OpenCase(Cases cases, Grantees people, Outbox outbox, IdGenerator ids, Clock clock) {
        this.assignees = new Assignees(people);
        this.book = new CaseBook(cases, outbox, clock);
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param draft the case as it shall be
     */
    public record Command(CaseDraft draft) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, CaseView> handle(Actor actor, Command command) {
        return Case.open(new CaseId(ids.next()), command.draft(), actor.user(), book.now())
                .flatMap(opened -> assignees.known(actor, Option.none(), opened))
                .map(opened -> CaseView.of(book.add(actor, opened)));
    }
}
