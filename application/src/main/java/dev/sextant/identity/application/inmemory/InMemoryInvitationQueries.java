package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.InvitationQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryInvitations} keeps. */
public final class InMemoryInvitationQueries implements InvitationQueries {

    private final InMemoryInvitations invitations;

    /** Answers from these. */
    public InMemoryInvitationQueries(InMemoryInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public Either<IdentityError, InvitationView> byId(Actor actor, InvitationId id) {
        return IdentityBook.found(invitations.find(actor, id), Thing.INVITATION, id)
                .map(InvitationView::of);
    }

    @Override
    public Page<InvitationView> page(Actor actor, PageRequest page) {
        return IdPages.descending(
                invitations.all(actor), invitation -> invitation.id().value(), InvitationView::of, page);
    }
}
