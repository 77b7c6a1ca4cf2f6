package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps who belongs to what. A membership stands in the organisation's plane and can be seen, changed and removed, but not made, from the member's account plane as well. Every method works in the actor's
 * open transaction.
 */
@SecondaryPort
public interface Memberships {

    /** The user's membership in the actor's organisation; none in an account plane. */
    Option<Membership> find(Actor actor, UserId user);

    /** Like {@link #find}, kept from other writers until the transaction ends. */
    Option<Membership> findForUpdate(Actor actor, UserId user);

    /** The membership in the actor's organisation of the account with an address, by its normalised form; none in an account plane. */
    Option<Membership> withEmail(Actor actor, EmailAddress email);

    /** Every membership of the user that this plane shows: in the account plane all of them, in an organisation's plane the one there; the one joined first comes first. */
    List<Membership> ofUser(Actor actor, UserId user);

    /** Everybody who is an owner of the actor's organisation. Means something only while {@link Organizations#findForUpdate} is held. */
    Set<UserId> owners(Actor actor);

    /** How many people belong to the actor's organisation, counted up to a limit. */
    int count(Actor actor, int limit);

    /** How many members of the actor's organisation carry a role. */
    long carriersOf(Actor actor, RoleId role);

    /**
     * Keeps a membership that just began, in the organisation's plane.
     *
     * @throws IllegalStateException when the user belongs to the organisation already
     */
    void add(Actor actor, Membership begun);

    /**
     * Keeps a changed membership, in either plane.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the membership is gone
     */
    void save(Actor actor, Membership changed, long readVersion);

    /**
     * Removes a membership, in either plane.
     *
     * @param readVersion the version that the removal was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the membership is gone
     */
    void remove(Actor actor, Membership ended, long readVersion);
}
