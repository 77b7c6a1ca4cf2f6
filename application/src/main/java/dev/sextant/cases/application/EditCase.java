package dev.sextant.cases.application;

import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Changes title, description, severity or assignee of a case. Giving it to another assignee takes as much as sharing it. */
public final class EditCase implements UseCase<EditCase.Command, CaseView, CaseError> {

    private final CaseBook book;
    private final Assignees assignees;

    /** The use case where nobody keeps a list of people. */
    public EditCase(Cases cases, Outbox outbox, Clock clock) {
        this(cases, Grantees.unlisted(), outbox, clock);
    }

    /**
     * The use case.
     *
     * @param people whom there is to give the case to
     */
    public EditCase(Cases cases, Grantees people, Outbox outbox, Clock clock) {
        this.assignees = new Assignees(people);
        this.book = new CaseBook(cases, outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the case
     * @param edit what shall be different
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(CaseId id, CaseEdit edit, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return CasePermissions.WRITE;
    }

    @Override
    public Either<CaseError, CaseView> handle(Actor actor, Command command) {
        return book.change(
                actor,
                command.id(),
                command.expectedVersion(),
                Access.WRITE,
                subject -> subject.edit(command.edit(), Requester.of(actor), book.now())
                        .flatMap(decision -> assignees.known(actor, Assignees.of(subject), decision)));
    }
}
