package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.Seats;
import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Accepts an invitation: with a session, with the password of an account, or by opening an account. An account is opened first, then it joins the organisation; a crash in between leaves an account without an
 * organisation, and the link still good: whoever follows it once more, with the same password, joins.
 */
@PrimaryPort
public final class AcceptInvitation {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final Passwords passwords;
    private final CredentialCheck credentials;
    private final NewAccount accounts;
    private final Seats seats;
    private final IdentityBook book;

    /** The door, where any number of people may belong to an organisation. */
    public AcceptInvitation(
            Doorkeeper doorkeeper,
            DoorStores stores,
            Passwords passwords,
            CredentialCheck credentials,
            NewAccount accounts,
            IdentityBook book) {
        this(doorkeeper, stores, passwords, credentials, accounts, Seats.UNLIMITED, book);
    }

    /** The door. */
    public AcceptInvitation(
            Doorkeeper doorkeeper,
            DoorStores stores,
            Passwords passwords,
            CredentialCheck credentials,
            NewAccount accounts,
            Seats seats,
            IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.passwords = passwords;
        this.credentials = credentials;
        this.accounts = accounts;
        this.seats = seats;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param token the token of the letter; required
     * @param password the password of the account, or of the one to open; required without a session
     * @param displayName what the new user is called; required to open an account
     * @param code a code of the second factor, when the account demands one
     */
    public record Command(
            Option<String> token, Option<String> password, Option<String> displayName, Option<String> code) {

        /** Says nothing of the secrets, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /**
     * What came of it.
     *
     * @param userId the {@code user_…} who joined
     * @param organizationId the {@code org_…} that they joined
     */
    public record Joined(String userId, String organizationId) {}

    /** An invitation that its token leads to, and where it stands. */
    private record Found(Holder holder, Invitation invitation) {}

    /** Accepts it for somebody without a session. */
    public Either<DomainError, Joined> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> open(command, origin)
                        .flatMap(found ->
                                guest(found.invitation(), command, origin).flatMap(user -> join(found, user, origin))));
    }

    /**
     * Accepts it for somebody with a session.
     *
     * @param account the actor in the own account's plane
     */
    public Either<DomainError, Joined> enter(Actor account, Command command) {
        Origin origin = account.origin();
        return doorkeeper.watch(
                this,
                account,
                Permissions.ACCOUNT_MANAGE,
                () -> open(command, origin)
                        .flatMap(found -> user(account.user(), origin).flatMap(user -> join(found, user, origin))));
    }

    private Either<IdentityError, Found> open(Command command, Origin origin) {
        Actor platform = Planes.platform(origin);
        return OpaqueToken.parse(SecretKind.INVITATION, command.token().getOrElse(""))
                .flatMap(token -> stores.transactions()
                        .read(
                                platform,
                                () -> stores.secrets().holderOf(platform, SecretKind.INVITATION, token.digest())))
                .flatMap(holder -> find(holder, origin).map(invitation -> new Found(holder, invitation)))
                .filter(found -> found.invitation().isOpenAt(book.now()))
                .toEither(Refusal.TOKEN_NOT_VALID);
    }

    private Option<Invitation> find(Holder holder, Origin origin) {
        Actor anybody = Planes.organization(holder.tenant(), Platform.NOBODY, origin);
        return stores.transactions()
                .read(anybody, () -> stores.invitations().find(anybody, new InvitationId(holder.subject())));
    }

    private Either<IdentityError, User> user(UserId id, Origin origin) {
        Actor account = Planes.account(id, origin);
        return IdentityBook.found(
                stores.transactions().read(account, () -> stores.users().find(account, id)),
                IdentityError.Thing.USER,
                id);
    }

    private Either<IdentityError, User> guest(Invitation invitation, Command command, Origin origin) {
        Actor platform = Planes.platform(origin);
        Option<UserId> account =
                stores.transactions().read(platform, () -> stores.users().accountOf(platform, invitation.email()));
        var report = new FieldReport();
        if (command.password().isEmpty()) {
            report.note("/password", "required", "must be given");
        }
        if (account.isDefined()) {
            return report.<IdentityError, String>answer(
                            IdentityError.InvalidFields::new,
                            () -> command.password().get())
                    .flatMap(password ->
                            credentials.check(invitation.email(), Password.typed(password), command.code(), origin));
        }
        return newcomer(invitation, command, report, origin);
    }

    private Either<IdentityError, User> newcomer(
            Invitation invitation, Command command, FieldReport report, Origin origin) {
        Option<DisplayName> name = report.takeRequired(
                "/display_name", command.displayName(), text -> DisplayName.of("/display_name", text));
        Option<Password> password = name.flatMap(called -> report.takeIfGiven(command.password()
                .map(text -> new NewPassword(passwords).read("/password", text, invitation.email(), called))));
        return report.<IdentityError, Password>answer(IdentityError.InvalidFields::new, password::get)
                .map(passwords::hash)
                .flatMap(hash -> accounts.open(invitation.email(), name.get(), hash, origin));
    }

    private Either<IdentityError, Joined> join(Found found, User user, Origin origin) {
        Actor inside = Planes.organization(found.holder().tenant(), user.id(), origin);
        InvitationId id = found.invitation().id();
        return stores.transactions()
                .write(
                        inside,
                        () -> seat(inside, user)
                                .flatMap(free -> IdentityBook.found(
                                        stores.invitations().findForUpdate(inside, id),
                                        IdentityError.Thing.INVITATION,
                                        id))
                                .flatMap(invitation -> join(inside, invitation, user)));
    }

    /** The organisation is locked first, as by whoever invites, so that of two who join at once none takes the last seat from the other. */
    private Either<IdentityError, Organization> seat(Actor inside, User user) {
        return IdentityBook.found(
                        stores.organizations().findForUpdate(inside), IdentityError.Thing.ORGANIZATION, inside.tenant())
                .flatMap(organization ->
                        stores.memberships().find(inside, user.id()).isDefined()
                                ? Refusal.ALREADY_MEMBER.refuse()
                                : seats.free(inside, organization, stores.memberships()));
    }

    private Either<IdentityError, Joined> join(Actor inside, Invitation before, User user) {
        Instant now = book.now();
        return before.accept(user.email(), user.id(), now).map(decision -> {
            book.keep(
                    inside,
                    IdentityBook.INVITATION,
                    decision,
                    Invitation::version,
                    accepted -> stores.invitations().save(inside, accepted, before.version()));
            stores.secrets().forget(inside, SecretKind.INVITATION, before.id().value());
            book.keep(
                    inside,
                    IdentityBook.MEMBERSHIP,
                    Membership.begin(
                            inside.tenant(),
                            user,
                            before.rolesAmong(stores.roles().all(inside)),
                            user.id(),
                            now),
                    Membership::version,
                    begun -> stores.memberships().add(inside, begun));
            return new Joined(user.id().toString(), inside.tenant().toString());
        });
    }
}
