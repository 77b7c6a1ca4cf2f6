package dev.sextant.cases.application;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps the cases of each tenant. Every method works in the actor's open transaction and sees only the actor's tenant. What the actor may not see it does not find: that comes to the same as
 * {@link Case#accessOf}.
 */
@SecondaryPort
public interface Cases {

    /** The case; none when the tenant has no such case that the actor may see. */
    Option<Case> find(Actor actor, CaseId id);

    /**
     * The case, kept from other writers until the transaction ends: a second caller waits here, and then reads what the first one left.
     *
     * @return none when the tenant has no such case that the actor may see; nobody waits for one that they may not see
     */
    Option<Case> findForUpdate(Actor actor, CaseId id);

    /** Keeps a case that was just opened. */
    void add(Actor actor, Case opened);

    /**
     * Keeps a changed case.
     *
     * @param before the case that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the case is gone
     */
    void save(Actor actor, Case before, Case changed);

    /**
     * Deletes a case with its messages.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the case is gone
     */
    void delete(Actor actor, CaseId id, long readVersion);

    /** The cases that were merged into this one, oldest first, whether the actor may see them or not. */
    List<CaseId> mergedInto(Actor actor, CaseId id);

    /** The cases that a user cares for, oldest first, whether the actor may see them or not. */
    List<CaseId> assignedTo(Actor actor, UserId user);

    /** The cases that a user opened, oldest first, whether the actor may see them or not. */
    List<CaseId> openedBy(Actor actor, UserId user);
}
