package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;

/**
 * Who has to do with a case.
 *
 * @param openedBy who opened it
 * @param assignee who cares for it, when somebody does
 */
public record CasePeople(UserId openedBy, Option<UserId> assignee) {

    CasePeople assignedTo(Option<UserId> newAssignee) {
        return new CasePeople(openedBy, newAssignee);
    }
}
