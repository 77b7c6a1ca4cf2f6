package dev.sextant.identity.application;

import dev.sextant.identity.application.InvitationQueries.InvitationView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Takes an invitation back: its link leads nowhere any more. */
public final class RevokeInvitation implements UseCase<RevokeInvitation.Command, InvitationView, IdentityError> {

    private final Invitations invitations;
    private final SecretBook secrets;
    private final IdentityBook book;

    /** The use case. */
    public RevokeInvitation(Invitations invitations, SecretBook secrets, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.secrets = secrets;
        this.book = new IdentityBook(outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param id the invitation
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(InvitationId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_MANAGE;
    }

    @Override
    public Either<IdentityError, InvitationView> handle(Actor actor, Command command) {
        return IdentityBook.found(invitations.findForUpdate(actor, command.id()), Thing.INVITATION, command.id())
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.INVITATION, before.id()))
                .flatMap(before -> before.revoke(actor.user(), book.now()).map(decision -> {
                    secrets.forget(actor, SecretKind.INVITATION, before.id().value());
                    return book.keep(
                            actor,
                            IdentityBook.INVITATION,
                            decision,
                            Invitation::version,
                            revoked -> invitations.save(actor, revoked, before.version()));
                }))
                .map(InvitationView::of);
    }
}
