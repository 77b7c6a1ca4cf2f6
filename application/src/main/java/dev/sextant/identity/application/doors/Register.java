package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OrganizationName;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Registers an organisation with its first owner. The account is opened first, then the organisation is founded; a crash in between leaves an account without an organisation, and whoever registers once more with the same
 * address and password founds it. In the same way the user of an account without a second factor founds further organisations. That an address has an account is told here, as a new account cannot be had without telling;
 * registrations from one place are slowed down.
 */
@PrimaryPort
public final class Register {

    /** Who may register. */
    public enum Policy {
        /** Everybody. */
        OPEN,
        /** Nobody; people come by invitation. */
        CLOSED
    }

    private final Policy policy;
    private final Doorkeeper doorkeeper;
    private final DoorStores stores;
    private final Passwords passwords;
    private final CredentialCheck credentials;
    private final NewAccount accounts;
    private final Founding founding;
    private final Tries tries;

    /** The door. */
    public Register(
            Policy policy,
            Doorkeeper doorkeeper,
            DoorStores stores,
            Passwords passwords,
            CredentialCheck credentials,
            NewAccount accounts,
            Founding founding,
            Tries tries) {
        this.policy = policy;
        this.doorkeeper = doorkeeper;
        this.stores = stores;
        this.passwords = passwords;
        this.credentials = credentials;
        this.accounts = accounts;
        this.founding = founding;
        this.tries = tries;
    }

    /**
     * What is asked for.
     *
     * @param email the owner's address; required
     * @param password the owner's password; required
     * @param displayName what the owner is called; required
     * @param organizationName what the organisation is called; required
     * @param slug its short name; required
     */
    public record Command(
            Option<String> email,
            Option<String> password,
            Option<String> displayName,
            Option<String> organizationName,
            Option<String> slug) {

        /** Says nothing of the password, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /**
     * What came of it.
     *
     * @param userId the {@code user_…} of the owner
     * @param organizationId {@code org_…}
     */
    public record Registered(String userId, String organizationId) {}

    /** A registration whose every field was read. */
    record Checked(
            EmailAddress email,
            DisplayName displayName,
            OrganizationName organizationName,
            Slug slug,
            String password) {}

    /** Registers, or says what stands in the way. */
    public Either<DomainError, Registered> enter(Origin origin, Command command) {
        return doorkeeper.watch(this, Planes.platform(origin), () -> register(origin, command));
    }

    private Either<IdentityError, Registered> register(Origin origin, Command command) {
        if (policy == Policy.CLOSED) {
            return Refusal.REGISTRATION_CLOSED.refuse();
        }
        return check(command)
                .flatMap(checked -> tries.of(
                                ThrottleKey.registrations(origin.address()), ThrottleRule.REGISTRATIONS, origin)
                        .flatMap(counted -> slugIsFree(checked, origin))
                        .flatMap(free -> owner(checked, origin))
                        .flatMap(owner -> founding.found(owner, checked.organizationName(), checked.slug(), origin)
                                .map(founded -> new Registered(
                                        owner.id().toString(), founded.id().toString()))));
    }

    /** The fields, or all that is wrong with them. */
    static Either<IdentityError, Checked> check(Command command) {
        var report = new FieldReport();
        Option<EmailAddress> email =
                report.takeRequired("/email", command.email(), text -> EmailAddress.of("/email", text));
        Option<String> password = report.takeRequired("/password", command.password(), Validation::valid);
        Option<DisplayName> name = report.takeRequired(
                "/display_name", command.displayName(), text -> DisplayName.of("/display_name", text));
        Option<OrganizationName> organization = report.takeRequired(
                "/organization_name",
                command.organizationName(),
                text -> OrganizationName.of("/organization_name", text));
        Option<Slug> slug = report.takeRequired("/slug", command.slug(), text -> Slug.of("/slug", text));
        return report.answer(
                IdentityError.InvalidFields::new,
                () -> new Checked(email.get(), name.get(), organization.get(), slug.get(), password.get()));
    }

    private Either<IdentityError, Checked> slugIsFree(Checked checked, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions()
                        .read(platform, () -> stores.organizations().idOf(platform, checked.slug()))
                        .isDefined()
                ? Refusal.SLUG_TAKEN.refuse()
                : Either.right(checked);
    }

    private Either<IdentityError, User> owner(Checked checked, Origin origin) {
        Actor platform = Planes.platform(origin);
        Option<UserId> account =
                stores.transactions().read(platform, () -> stores.users().accountOf(platform, checked.email()));
        return account.isDefined() ? known(checked, origin) : unknown(checked, origin);
    }

    private Either<IdentityError, User> known(Checked checked, Origin origin) {
        return credentials
                .check(checked.email(), Password.typed(checked.password()), Option.none(), origin)
                .mapLeft(refusal -> refusal instanceof IdentityError.TriedTooOften ? refusal : Refusal.EMAIL_TAKEN);
    }

    private Either<IdentityError, User> unknown(Checked checked, Origin origin) {
        Validation<FieldError, Password> password = new NewPassword(passwords)
                .read("/password", checked.password(), checked.email(), checked.displayName());
        return password.toEither()
                .<IdentityError>mapLeft(IdentityError.InvalidFields::new)
                .map(passwords::hash)
                .flatMap(hash -> accounts.open(checked.email(), checked.displayName(), hash, origin));
    }
}
