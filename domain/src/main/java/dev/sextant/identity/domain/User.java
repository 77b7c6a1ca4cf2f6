package dev.sextant.identity.domain;

import dev.sextant.identity.domain.UserEvent.UserCreated;
import dev.sextant.identity.domain.UserEvent.UserDeleted;
import dev.sextant.identity.domain.UserEvent.UserUpdated;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * The account of a person. It is opened with an e-mail address that no other account has, and proves some day that its user reads what is sent there. It is opened with a password, or without one when its
 * user logs in at an OpenID provider; a second factor can be put on top: a device is given a secret, proves with a code that it has it, and from then on every login needs a code, each of which is good once,
 * or one of ten recovery codes. Who runs the platform may shut an account and open it again. It ends when it is deleted. To whom it belongs and what it may do is said elsewhere, by memberships.
 */
public final class User implements AggregateRoot<User, UserId> {

    /** How many recovery codes come with a second factor. */
    public static final int RECOVERY_CODES = 10;

    private static final String EMAIL_VERIFIED = "email_verified";
    private static final String PASSWORD = "password";
    private static final String SECOND_FACTOR = "second_factor";

    private final UserSnapshot now;

    private User(UserSnapshot now) {
        this.now = now;
    }

    /**
     * Opens an account, at version 1.
     *
     * @param password none for who logs in at an OpenID provider
     * @param addressIsProven whether its user has proven already to read the address, by an invitation sent there or by the word of a provider
     */
    public static Decision<User, UserEvent> open(
            UserId id,
            EmailAddress email,
            DisplayName displayName,
            Option<PasswordHash> password,
            boolean addressIsProven,
            Instant at) {
        var opened = new UserSnapshot(
                id,
                1,
                email,
                addressIsProven ? Option.some(at) : Option.none(),
                displayName,
                UserState.ACTIVE,
                password,
                new SecondFactor.Off(),
                at,
                at);
        return Decision.of(new User(opened), new UserCreated(id, id, at));
    }

    /** Brings back an account that was kept; decides nothing. */
    public static User restore(UserSnapshot kept) {
        return new User(kept);
    }

    /** Has others call its user something else. The same name again is no change. */
    public Decision<User, UserEvent> rename(DisplayName name, UserId by, Instant at) {
        return now.displayName().equals(name)
                ? Decision.unchanged(this)
                : updated(now.with(name), List.of("display_name"), by, at);
    }

    /** Notes that its user reads the address. Once noted, it is no change. */
    public Decision<User, UserEvent> verifyEmail(Instant at) {
        return isVerified() ? Decision.unchanged(this) : updated(now.verified(at), List.of(EMAIL_VERIFIED), id(), at);
    }

    /** Takes another password, because its user knew the present one. */
    public Decision<User, UserEvent> changePassword(PasswordHash hash, UserId by, Instant at) {
        return updated(now.with(hash), List.of(PASSWORD), by, at);
    }

    /**
     * Takes another password, because its user reads the address. Until then the account may have been opened by somebody else in the user's name: with the first proof, a second factor of the time before
     * is gone.
     */
    public Decision<User, UserEvent> resetPassword(PasswordHash hash, Instant at) {
        var changed = new ArrayList<String>();
        UserSnapshot next = now.with(hash);
        if (!isVerified()) {
            next = next.verified(at);
            changed.add(EMAIL_VERIFIED);
        }
        changed.add(PASSWORD);
        if (!isVerified() && !(now.secondFactor() instanceof SecondFactor.Off)) {
            next = next.with(new SecondFactor.Off());
            changed.add(SECOND_FACTOR);
        }
        return updated(next, changed, id(), at);
    }

    /** Keeps the same password under a hash of today's strength. Nobody is told: nothing changed for the user. */
    public User rehash(PasswordHash hash, Instant at) {
        return new User(now.with(hash).changed(at));
    }

    /** Gives a device the secret of one-time codes; a device that was given one before and never proved it is forgotten. Nobody is told before it is proven. */
    public Either<IdentityError, User> startSecondFactor(Sealed secret, Instant at) {
        if (hasSecondFactor()) {
            return Refusal.SECOND_FACTOR_ON.refuse();
        }
        return Either.right(
                new User(now.with(new SecondFactor.Started(secret, at)).changed(at)));
    }

    /**
     * Demands the second factor from now on, because the device proved that it has the secret.
     *
     * @param step the time step of the code that proved it
     * @param recoveryCodes the digests of the recovery codes that the user is given
     */
    public Either<IdentityError, Decision<User, UserEvent>> confirmSecondFactor(
            long step, Set<SecretDigest> recoveryCodes, UserId by, Instant at) {
        return switch (now.secondFactor()) {
            case SecondFactor.Started started ->
                Either.right(updated(
                        now.with(new SecondFactor.On(started.secret(), step, recoveryCodes, at)),
                        List.of(SECOND_FACTOR),
                        by,
                        at));
            case SecondFactor.On on -> Refusal.SECOND_FACTOR_ON.refuse();
            case SecondFactor.Off off -> Refusal.SECOND_FACTOR_NOT_STARTED.refuse();
        };
    }

    /** Keeps the same secret of the second factor sealed by another key. Nobody is told: nothing changed for the user. Without a second factor it stays as it is. */
    public User resealSecondFactor(Sealed secret, Instant at) {
        return switch (now.secondFactor()) {
            case SecondFactor.Off off -> this;
            case SecondFactor.Started started ->
                new User(now.with(new SecondFactor.Started(secret, started.startedAt()))
                        .changed(at));
            case SecondFactor.On on ->
                new User(now.with(new SecondFactor.On(secret, on.lastStep(), on.recoveryCodes(), on.since()))
                        .changed(at));
        };
    }

    /** Demands no second factor any more, and forgets one that was only started. Without one it is no change. */
    public Decision<User, UserEvent> removeSecondFactor(UserId by, Instant at) {
        return now.secondFactor() instanceof SecondFactor.Off
                ? Decision.unchanged(this)
                : updated(now.with(new SecondFactor.Off()), List.of(SECOND_FACTOR), by, at);
    }

    /**
     * Uses a one-time code up. Nobody is told; the login itself is the event.
     *
     * @param step the time step that the code is right for
     * @return refused when a code of this step or a later one was used already
     */
    public Either<IdentityError, User> useCode(long step, Instant at) {
        if (now.secondFactor() instanceof SecondFactor.On on && step > on.lastStep()) {
            var used = new SecondFactor.On(on.secret(), step, on.recoveryCodes(), on.since());
            return Either.right(new User(now.with(used).changed(at)));
        }
        return Refusal.CODE_NOT_VALID.refuse();
    }

    /** Uses a recovery code up. */
    public Either<IdentityError, Decision<User, UserEvent>> useRecoveryCode(SecretDigest code, Instant at) {
        if (now.secondFactor() instanceof SecondFactor.On on
                && on.recoveryCodes().contains(code)) {
            var left = new HashSet<>(on.recoveryCodes());
            left.remove(code);
            var used = new SecondFactor.On(on.secret(), on.lastStep(), left, on.since());
            return Either.right(updated(now.with(used), List.of("recovery_codes"), id(), at));
        }
        return Refusal.CODE_NOT_VALID.refuse();
    }

    /** Shuts the account. Shut already, it is no change. */
    public Decision<User, UserEvent> disable(UserId by, Instant at) {
        return become(UserState.DISABLED, by, at);
    }

    /** Opens a shut account again. Open already, it is no change. */
    public Decision<User, UserEvent> enable(UserId by, Instant at) {
        return become(UserState.ACTIVE, by, at);
    }

    private Decision<User, UserEvent> become(UserState state, UserId by, Instant at) {
        return state() == state ? Decision.unchanged(this) : updated(now.with(state), List.of("state"), by, at);
    }

    /**
     * Deletes the account, whatever its state. The state of the decision is the last one it had.
     *
     * @param organizations those that it belonged to until now
     */
    public Decision<User, UserEvent> delete(List<TenantId> organizations, UserId by, Instant at) {
        return Decision.of(new User(now.changed(at)), new UserDeleted(id(), organizations, by, at));
    }

    private Decision<User, UserEvent> updated(UserSnapshot next, List<String> changed, UserId by, Instant at) {
        return Decision.of(new User(next.changed(at)), new UserUpdated(id(), changed, next.state(), by, at));
    }

    @Override
    public UserId getId() {
        return now.id();
    }

    /** Its id. */
    public UserId id() {
        return now.id();
    }

    /** The plane that its rows stand in: a tenant of one. */
    public static TenantId planeOf(UserId user) {
        return new TenantId(user.value());
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** The address. */
    public EmailAddress email() {
        return now.email();
    }

    /** What others call its user. */
    public DisplayName displayName() {
        return now.displayName();
    }

    /** Whether it may be used. */
    public UserState state() {
        return now.state();
    }

    /** Whether it may be used. */
    public boolean isActive() {
        return now.state() == UserState.ACTIVE;
    }

    /** Whether its user proved to read the address. */
    public boolean isVerified() {
        return now.emailVerifiedAt().isDefined();
    }

    /** What is kept of the password. */
    public Option<PasswordHash> password() {
        return now.password();
    }

    /** What a login needs beside the password. */
    public SecondFactor secondFactor() {
        return now.secondFactor();
    }

    /** Whether a login needs more than the password. */
    public boolean hasSecondFactor() {
        return now.secondFactor() instanceof SecondFactor.On;
    }

    /** The sealed secret of the second factor, whether that is on or only started; none when it is off. */
    public Option<Sealed> secondFactorSecret() {
        return switch (now.secondFactor()) {
            case SecondFactor.Off off -> Option.none();
            case SecondFactor.Started started -> Option.some(started.secret());
            case SecondFactor.On on -> Option.some(on.secret());
        };
    }

    /** Everything that it consists of, for keeping it. */
    public UserSnapshot snapshot() {
        return now;
    }
}
