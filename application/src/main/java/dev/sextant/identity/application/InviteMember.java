package dev.sextant.identity.application;

import dev.sextant.identity.application.InvitationQueries.InvitationView;
import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;

/**
 * Invites somebody into the organisation by a letter with a link. The link is told to the inviter as well, once, because not every server can send letters; holding it therefore proves nothing about the
 * address. Open invitations to the same address are taken back.
 */
public final class InviteMember implements UseCase<InviteMember.Command, InviteMember.Invited, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Roles roles;
    private final Invitations invitations;
    private final SecretBook secrets;
    private final Letters letters;
    private final Seats seats;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** The use case, where any number of people may belong to an organisation. */
    public InviteMember(
            Organizations organizations,
            Memberships memberships,
            Roles roles,
            Invitations invitations,
            SecretBook secrets,
            Letters letters,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this(organizations, memberships, roles, invitations, secrets, letters, Seats.UNLIMITED, outbox, ids, clock);
    }

    /** The use case. */
    public InviteMember(
            Organizations organizations,
            Memberships memberships,
            Roles roles,
            Invitations invitations,
            SecretBook secrets,
            Letters letters,
            Seats seats,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.roles = roles;
        this.invitations = invitations;
        this.secrets = secrets;
        this.letters = letters;
        this.seats = seats;
        this.ids = ids;
        this.book = new IdentityBook(outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param email where the letter goes; required
     * @param roles what whoever accepts becomes
     */
    public record Command(Option<String> email, RoleChoice roles) {}

    /**
     * What came of it.
     *
     * @param invitation the invitation
     * @param link the link of the letter; told only this once
     */
    public record Invited(InvitationView invitation, Option<String> link) {

        /** Says nothing of the link, so that no log can. */
        @Override
        public String toString() {
            return "Invited[" + invitation.id() + "]";
        }
    }

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_MANAGE;
    }

    @Override
    public Either<IdentityError, Invited> handle(Actor actor, Command command) {
        return address(command.email())
                .flatMap(email -> IdentityBook.found(
                                organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                        .flatMap(organization ->
                                memberships.withEmail(actor, email).isDefined()
                                        ? Refusal.ALREADY_MEMBER.refuse()
                                        : seats.free(actor, organization, memberships)
                                                .flatMap(free -> invite(actor, free, email, command.roles()))));
    }

    private static Either<IdentityError, EmailAddress> address(Option<String> email) {
        return email.fold(
                () -> new IdentityError.InvalidFields(new FieldError("/email", "required", "must be given")).refuse(),
                text -> EmailAddress.of("/email", text).toEither().mapLeft(IdentityError.InvalidFields::new));
    }

    private Either<IdentityError, Invited> invite(
            Actor actor, Organization organization, EmailAddress email, RoleChoice choice) {
        var by = Authority.of(actor, memberships.find(actor, actor.user()));
        Instant now = book.now();
        return Invitation.send(new InvitationId(ids.next()), email, choice, roles.all(actor), by, now)
                .map(decision -> {
                    takeBackEarlier(actor, email, now);
                    Invitation sent = book.keep(
                            actor,
                            IdentityBook.INVITATION,
                            decision,
                            Invitation::version,
                            invitation -> invitations.add(actor, invitation));
                    OpaqueToken token = secrets.issue(
                            actor,
                            SecretKind.INVITATION,
                            sent.id().value(),
                            sent.snapshot().expiresAt());
                    String link = letters.invitation(email, organization, token, sent);
                    return new Invited(InvitationView.of(sent), Option.some(link));
                });
    }

    private void takeBackEarlier(Actor actor, EmailAddress email, Instant now) {
        for (Invitation earlier : invitations.openTo(actor, email)) {
            earlier.revoke(actor.user(), now)
                    .forEach(decision -> book.keep(
                            actor,
                            IdentityBook.INVITATION,
                            decision,
                            Invitation::version,
                            revoked -> invitations.save(actor, revoked, earlier.version())));
            secrets.forget(actor, SecretKind.INVITATION, earlier.id().value());
        }
    }
}
