package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Founds an organisation with its first owner, also where registration is closed: only the command line offers it, to whoever runs the server itself. An address that has an account keeps it, with its password. The account is
 * opened first, then the organisation is founded; a crash in between leaves an account without an organisation, and the same command once more founds it.
 */
@PrimaryPort
public final class CreateOwner {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final Passwords passwords;
    private final NewAccount accounts;
    private final Founding founding;

    /** The door. */
    public CreateOwner(
            Doorkeeper doorkeeper, DoorStores stores, Passwords passwords, NewAccount accounts, Founding founding) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.passwords = passwords;
        this.accounts = accounts;
        this.founding = founding;
    }

    /**
     * What came of it.
     *
     * @param userId the {@code user_…} of the owner
     * @param organizationId {@code org_…}
     * @param isNewAccount whether the account was opened now; otherwise its password stayed as it was
     */
    public record Created(String userId, String organizationId, boolean isNewAccount) {}

    private record Owner(User user, boolean isNew) {}

    /** Founds, or says what stands in the way. */
    public Either<DomainError, Created> enter(Origin origin, Register.Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> Register.check(command)
                        .flatMap(checked -> slugIsFree(checked, origin))
                        .flatMap(checked -> owner(checked, origin)
                                .flatMap(owner -> founding.found(
                                                owner.user(), checked.organizationName(), checked.slug(), origin)
                                        .map(founded -> new Created(
                                                owner.user().id().toString(),
                                                founded.id().toString(),
                                                owner.isNew())))));
    }

    private Either<IdentityError, Register.Checked> slugIsFree(Register.Checked checked, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions()
                        .read(platform, () -> stores.organizations().idOf(platform, checked.slug()))
                        .isDefined()
                ? Refusal.SLUG_TAKEN.refuse()
                : Either.right(checked);
    }

    private Either<IdentityError, Owner> owner(Register.Checked checked, Origin origin) {
        Actor platform = Planes.platform(origin);
        Option<User> known = stores.transactions()
                .read(platform, () -> stores.users().accountOf(platform, checked.email()))
                .flatMap(id -> find(id, origin));
        return known.fold(
                () -> open(checked, origin).map(opened -> new Owner(opened, true)),
                user -> Either.right(new Owner(user, false)));
    }

    private Option<User> find(UserId id, Origin origin) {
        Actor account = Planes.account(id, origin);
        return stores.transactions().read(account, () -> stores.users().find(account, id));
    }

    private Either<IdentityError, User> open(Register.Checked checked, Origin origin) {
        return new NewPassword(passwords)
                .read("/password", checked.password(), checked.email(), checked.displayName())
                .toEither()
                .<IdentityError>mapLeft(IdentityError.InvalidFields::new)
                .map(passwords::hash)
                .flatMap(hash -> accounts.openForOperator(checked.email(), checked.displayName(), hash, origin));
    }
}
