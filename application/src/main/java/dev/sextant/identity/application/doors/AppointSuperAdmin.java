package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Makes the user of an account one of those who run the platform. Nothing is asked for: only the command line offers it, to whoever runs the server itself, never the network. Who runs the platform already
 * stays as they are.
 */
@PrimaryPort
public final class AppointSuperAdmin {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final IdentityBook book;

    /** The door. */
    public AppointSuperAdmin(Doorkeeper doorkeeper, DoorStores stores, IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param email the address of the account
     */
    public record Command(String email) {}

    /** Appoints, or says that there is no such account. */
    public Either<DomainError, UserId> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> EmailAddress.of("/email", command.email())
                        .toEither()
                        .<IdentityError>mapLeft(IdentityError.InvalidFields::new)
                        .flatMap(email -> user(email, origin))
                        .flatMap(user -> appoint(user, origin)));
    }

    private Either<IdentityError, User> user(EmailAddress email, Origin origin) {
        Actor platform = Planes.platform(origin);
        return IdentityBook.found(
                stores.transactions()
                        .read(platform, () -> stores.users().accountOf(platform, email))
                        .flatMap(id -> {
                            Actor account = Planes.account(id, origin);
                            return stores.transactions()
                                    .read(account, () -> stores.users().find(account, id));
                        }),
                IdentityError.Thing.USER,
                email);
    }

    private Either<IdentityError, UserId> appoint(User user, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions().write(platform, () -> {
            if (stores.roles().find(platform, BuiltInRole.SUPER_ADMIN.id()).isEmpty()) {
                stores.roles().add(platform, Role.builtIn(BuiltInRole.SUPER_ADMIN, book.now()));
            }
            if (stores.memberships().find(platform, user.id()).isEmpty()) {
                book.keep(
                        platform,
                        IdentityBook.MEMBERSHIP,
                        Membership.begin(
                                Platform.TENANT,
                                user,
                                Set.of(BuiltInRole.SUPER_ADMIN.id()),
                                Platform.NOBODY,
                                book.now()),
                        Membership::version,
                        begun -> stores.memberships().add(platform, begun));
            }
            return Either.right(user.id());
        });
    }
}
