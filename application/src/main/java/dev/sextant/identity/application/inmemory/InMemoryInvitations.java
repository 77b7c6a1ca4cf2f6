package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Invitations;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.InvitationState;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/** Keeps invitations in memory. */
public final class InMemoryInvitations implements Invitations {

    private final InMemoryTable<InvitationId, Invitation> invitations;

    /** No invitation yet. */
    public InMemoryInvitations(InMemoryTransactions transactions) {
        this.invitations = new InMemoryTable<>(transactions);
    }

    List<Invitation> all(Actor actor) {
        return invitations.all(actor);
    }

    private Stream<Invitation> open(Actor actor) {
        return invitations.all(actor).stream()
                .filter(invitation -> invitation.snapshot().state() == InvitationState.OPEN);
    }

    @Override
    public Option<Invitation> find(Actor actor, InvitationId id) {
        return invitations.find(actor, id);
    }

    @Override
    public Option<Invitation> findForUpdate(Actor actor, InvitationId id) {
        return invitations.find(actor, id);
    }

    @Override
    public List<Invitation> openTo(Actor actor, EmailAddress email) {
        return open(actor)
                .filter(invitation -> invitation.email().isSameMailbox(email))
                .toList();
    }

    @Override
    public long carriersOf(Actor actor, RoleId role) {
        return open(actor)
                .filter(invitation -> invitation.snapshot().roles().contains(role))
                .count();
    }

    @Override
    public void add(Actor actor, Invitation sent) {
        if (invitations.find(actor, sent.id()).isDefined()) {
            throw new IllegalStateException("invitation " + sent.id() + " is there already");
        }
        invitations.put(actor, sent.id(), sent);
    }

    @Override
    public void save(Actor actor, Invitation changed, long readVersion) {
        if (!invitations.find(actor, changed.id()).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
        invitations.put(actor, changed.id(), changed);
    }
}
