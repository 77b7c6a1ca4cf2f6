package dev.sextant.cases.application;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.SharingError;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Sees to it that a case is given to somebody whom the organisation has. Who cares for a case already, and has left since, is not asked about again. */
final class Assignees {

    private final Grantees people;

    Assignees(Grantees people) {
        this.people = people;
    }

    /** Who cares for a case. */
    static Option<UserId> of(Case subject) {
        return subject.snapshot().people().assignee();
    }

    /**
     * The decision, unless it gives a case to nobody.
     *
     * @param before who cared for the case
     */
    Either<CaseError, Decision<Case, CaseEvent>> known(
            Actor actor, Option<UserId> before, Decision<Case, CaseEvent> decision) {
        return of(decision.state())
                .filter(assignee -> !before.contains(assignee))
                .filter(assignee -> !people.has(actor, Grantee.user(assignee)))
                .fold(() -> Either.right(decision), assignee -> new SharingError.AssigneeUnknown(assignee).refuse());
    }
}
