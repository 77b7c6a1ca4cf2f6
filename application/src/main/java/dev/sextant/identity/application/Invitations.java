package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the invitations of each organisation. Every method works in the actor's open transaction and sees only the actor's organisation. */
@SecondaryPort
public interface Invitations {

    /** The invitation; none when the organisation has no such invitation. */
    Option<Invitation> find(Actor actor, InvitationId id);

    /** Like {@link #find}, kept from other writers until the transaction ends. */
    Option<Invitation> findForUpdate(Actor actor, InvitationId id);

    /** Those to an address, by its normalised form, that are in the state {@link dev.sextant.identity.domain.InvitationState#OPEN}, expired ones included. */
    List<Invitation> openTo(Actor actor, EmailAddress email);

    /** How many in the state {@link dev.sextant.identity.domain.InvitationState#OPEN} carry a role, expired ones included. */
    long carriersOf(Actor actor, RoleId role);

    /** Keeps an invitation that was just sent. */
    void add(Actor actor, Invitation sent);

    /**
     * Keeps a changed invitation.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one
     */
    void save(Actor actor, Invitation changed, long readVersion);
}
