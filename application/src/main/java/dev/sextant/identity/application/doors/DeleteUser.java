package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Departure;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Deletes an account, asked for by its user or by who runs the platform, from the account's plane. First the user leaves every organisation, each in its own transaction; then, in one transaction of the account's plane, sessions, API keys,
 * tokens and the account itself end, and {@code user.deleted} is appended. Who is the last owner of an organisation with other people in it is refused before anything is changed. A crash in between leaves an account that
 * belongs to fewer organisations; asking again goes on from there.
 */
@PrimaryPort
public final class DeleteUser {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final OwnPassword present;
    private final LeaveOrganization leave;
    private final Departure departure;
    private final IdentityBook book;

    /** The door. */
    public DeleteUser(
            Doorkeeper doorkeeper,
            DoorStores stores,
            OwnPassword present,
            LeaveOrganization leave,
            Departure departure,
            IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.present = present;
        this.leave = leave;
        this.departure = departure;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param password the user's password; required of a user who has one, not of who runs the platform
     */
    public record Command(Option<String> password) {

        /** Says nothing of the password, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Deletes the account whose plane the actor is in, or says what stands in the way. */
    public Either<DomainError, Done> enter(Actor account, Command command) {
        boolean runsPlatform = account.may(Permissions.PLATFORM_MANAGE);
        Permission needs = runsPlatform ? Permissions.PLATFORM_MANAGE : Permissions.ACCOUNT_MANAGE;
        var id = new UserId(account.tenant().value());
        return doorkeeper.watch(
                this,
                account,
                needs,
                () -> find(account, id)
                        .flatMap(user -> runsPlatform || user.password().isEmpty()
                                ? Either.right(user)
                                : present.confirm(user, command.password(), account.origin()))
                        .flatMap(user -> delete(account, user)));
    }

    private Either<IdentityError, User> find(Actor account, UserId id) {
        return IdentityBook.found(
                stores.transactions().read(account, () -> stores.users().find(account, id)),
                IdentityError.Thing.USER,
                id);
    }

    private Either<IdentityError, Done> delete(Actor account, User user) {
        List<TenantId> organizations =
                stores.transactions().read(account, () -> stores.memberships().ofUser(account, user.id())).stream()
                        .map(Membership::organization)
                        .filter(organization -> !organization.equals(Platform.TENANT))
                        .toList();
        for (TenantId organization : organizations) {
            Option<IdentityError> obstacle = obstacle(inside(account, organization), user);
            if (obstacle.isDefined()) {
                return Either.left(obstacle.get());
            }
        }
        for (TenantId organization : organizations) {
            Either<IdentityError, UserId> left = leave(inside(account, organization), user);
            if (left.isLeft()) {
                return Either.left(left.getLeft());
            }
        }
        return stores.transactions().write(account, () -> end(account, user.id(), organizations));
    }

    /** Whoever asks for the deletion, in an organisation of the user. */
    private static Actor inside(Actor account, TenantId organization) {
        return new Actor(organization, account.user(), account.permissions(), account.teams(), account.origin());
    }

    private Option<IdentityError> obstacle(Actor inside, User user) {
        return stores.transactions().read(inside, () -> leave.obstacle(inside, user.id(), Leaving.USER_DELETED));
    }

    private Either<IdentityError, UserId> leave(Actor inside, User user) {
        return stores.transactions().write(inside, () -> leave.leave(inside, user.id(), Leaving.USER_DELETED));
    }

    private Either<IdentityError, Done> end(Actor account, UserId id, List<TenantId> organizations) {
        List<Membership> left = stores.memberships().ofUser(account, id);
        if (left.stream().anyMatch(Membership::isOwner)) {
            // Somebody made the user an owner, or the user founded something, in this very moment.
            return Refusal.LAST_OWNER.refuse();
        }
        return IdentityBook.found(stores.users().findForUpdate(account, id), IdentityError.Thing.USER, id)
                .map(before -> {
                    left.forEach(membership -> book.keep(
                            account,
                            IdentityBook.MEMBERSHIP,
                            membership.leaveEmptied(Leaving.USER_DELETED, book.now()),
                            Membership::version,
                            ended -> stores.memberships().remove(account, ended, membership.version())));
                    departure.end(account, id, EndReason.USER_DELETED);
                    for (SecretKind kind :
                            List.of(SecretKind.PASSWORD_RESET, SecretKind.VERIFICATION, SecretKind.OPEN_ID)) {
                        stores.secrets().forget(account, kind, id.value());
                    }
                    book.keep(
                            account,
                            IdentityBook.USER,
                            before.delete(organizations, account.user(), book.now()),
                            User::version,
                            gone -> stores.users().delete(account, id, before.version()));
                    return new Done();
                });
    }
}
