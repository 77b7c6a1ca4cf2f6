package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps accounts, each in its own plane. Every method works in the actor's open transaction; all but {@link #accountOf} see only the account whose plane that is.
 */
@SecondaryPort
public interface Users {

    /** The account; none when this is not its plane, or it was deleted. */
    Option<User> find(Actor actor, UserId id);

    /** The account, kept from other writers until the transaction ends: a second caller waits here, and then reads what the first one left. */
    Option<User> findForUpdate(Actor actor, UserId id);

    /**
     * Keeps an account that was just opened.
     *
     * @return the account, or {@link dev.sextant.identity.domain.Refusal#EMAIL_TAKEN} when another account, in whatever plane, has an address with the same normalised form; then nothing was kept, and the
     *     transaction can go on
     */
    Either<IdentityError, User> add(Actor actor, User opened);

    /**
     * Keeps a changed account. Its address is never another one.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the account is gone
     */
    void save(Actor actor, User changed, long readVersion);

    /**
     * Deletes an account. Its address is free from then on.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the account is gone
     */
    void delete(Actor actor, UserId id, long readVersion);

    /** Whose account an address is, by its normalised form, in whatever plane: all that can be found out without being in the account's plane. Works in a transaction of any plane. */
    Option<UserId> accountOf(Actor actor, EmailAddress email);
}
