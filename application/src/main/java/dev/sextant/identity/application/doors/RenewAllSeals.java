package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.AccountList;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.RenewSealOfFactor;
import dev.sextant.identity.application.RenewSealsOfKeys;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Seals everything again that an old master key sealed: the keys of access tokens, and the second factors of all accounts, each in a transaction of its own plane. It may end anywhere and be run again: what was sealed again
 * opens with the new key, and the rest with the old one, so both must be configured until it has ended once without anything unreadable. Only the command line offers it.
 */
@PrimaryPort
public final class RenewAllSeals {

    private static final int PAGE = 500;

    private final Handling handling;
    private final RenewSealsOfKeys keys;
    private final RenewSealOfFactor factor;

    /** The door. */
    public RenewAllSeals(Handling handling, RenewSealsOfKeys keys, RenewSealOfFactor factor) {
        this.handling = handling;
        this.keys = keys;
        this.factor = factor;
    }

    /**
     * What came of it.
     *
     * @param renewed how many secrets were sealed again
     * @param unreadable why secrets stayed as they were: the plane and which master key is missing, or that the content was changed; never a secret
     */
    public record Renewed(int renewed, List<String> unreadable) {

        /** Copies the list. */
        public Renewed {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Renews.
     *
     * @param accounts names all accounts
     */
    public Renewed enter(AccountList accounts, Origin origin) {
        var unreadable = new ArrayList<String>();
        int renewed = count(
                "signing keys",
                unreadable,
                () -> handling.run(keys, Planes.operator(Platform.TENANT, origin), new RenewSealsOfKeys.Command()));
        Option<UserId> last = Option.none();
        List<UserId> page;
        do {
            page = accounts.page(last, PAGE);
            for (UserId account : page) {
                renewed += count(
                        "the second factor of " + account,
                        unreadable,
                        () -> handling.run(
                                        factor,
                                        Planes.operator(User.planeOf(account), origin),
                                        new RenewSealOfFactor.Command())
                                .map(done -> done ? 1 : 0));
                last = Option.some(account);
            }
        } while (page.size() == PAGE);
        return new Renewed(renewed, unreadable);
    }

    private static int count(String what, List<String> unreadable, Supplier<Either<DomainError, Integer>> work) {
        try {
            return work.get().getOrElseThrow(refusal -> new IllegalStateException(refusal.message()));
        } catch (IllegalStateException cannotBeOpened) {
            unreadable.add(what + ": " + cannotBeOpened.getMessage());
            return 0;
        }
    }
}
