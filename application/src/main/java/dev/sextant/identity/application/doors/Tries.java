package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Counts tries before they are judged, each in a transaction of its own on the platform's plane, so that a refusal later does not take the count back and many tries at once cannot all be free. A crash after the count costs one
 * free try.
 */
public final class Tries {

    private final Throttles throttles;
    private final Transactions transactions;
    private final Clock clock;

    /** Counts here. */
    public Tries(Throttles throttles, Transactions transactions, Clock clock) {
        this.throttles = throttles;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A try that was counted, and by what; the first key is that of the place, which a success makes a trusted one. */
    record Counted(Actor platform, Map<ThrottleKey, ThrottleRule> rules, ThrottleKey place) {}

    /**
     * Counts a login. One from a place where the user succeeded lately is not slowed down by what others try elsewhere.
     *
     * @return the try, or {@link IdentityError.TriedTooOften}; then nothing was counted
     */
    Either<IdentityError, Counted> login(EmailAddress account, Origin origin) {
        ThrottleKey place = ThrottleKey.loginByPlace(account, origin.address());
        return count(
                new Counted(
                        Planes.platform(origin),
                        Map.of(
                                place,
                                ThrottleRule.LOGIN_BY_PLACE,
                                ThrottleKey.loginByAccount(account),
                                ThrottleRule.LOGIN_BY_ACCOUNT,
                                ThrottleKey.loginByAddress(origin.address()),
                                ThrottleRule.LOGIN_BY_ADDRESS),
                        place),
                ThrottleKey.loginByAccount(account));
    }

    /**
     * Counts something else.
     *
     * @return the try, or {@link IdentityError.TriedTooOften}; then nothing was counted
     */
    Either<IdentityError, Counted> of(ThrottleKey key, ThrottleRule rule, Origin origin) {
        return count(new Counted(Planes.platform(origin), Map.of(key, rule), key), key);
    }

    private Either<IdentityError, Counted> count(Counted wanted, ThrottleKey sparedWhenTrusted) {
        Instant now = now();
        return transactions.write(wanted.platform(), () -> {
            Map<ThrottleKey, Throttle> before =
                    throttles.lock(wanted.platform(), List.copyOf(wanted.rules().keySet()));
            boolean trusted =
                    before.getOrDefault(wanted.place(), Throttle.none()).isTrustedAt(now)
                            && !sparedWhenTrusted.equals(wanted.place());
            var wait = Duration.ZERO;
            Map<ThrottleKey, Throttle> counted = new HashMap<>();
            for (var entry : wanted.rules().entrySet()) {
                Throttle one = before.getOrDefault(entry.getKey(), Throttle.none());
                Duration own = one.waitAt(entry.getValue(), now);
                boolean spared = trusted && entry.getKey().equals(sparedWhenTrusted);
                wait = !spared && own.compareTo(wait) > 0 ? own : wait;
                counted.put(entry.getKey(), one.tried(entry.getValue(), now));
            }
            if (!wait.isZero()) {
                return new IdentityError.TriedTooOften(wait).refuse();
            }
            throttles.save(wanted.platform(), counted);
            return Either.right(wanted);
        });
    }

    /** The login was a right one: the account is no longer slowed down, the place is trusted, and the count of the network address loses this try only. */
    void succeeded(Counted attempt, EmailAddress account) {
        Instant now = now();
        change(attempt, (key, before) -> {
            if (key.equals(attempt.place())) {
                return before.succeeded(now);
            }
            return key.equals(ThrottleKey.loginByAccount(account)) ? Throttle.none() : before.takenBack();
        });
    }

    /** The try was a right one, and those before it count no longer. */
    void succeeded(Counted attempt) {
        Instant now = now();
        change(attempt, (key, before) -> before.succeeded(now));
    }

    /** The try was neither right nor wrong, or nothing that anybody guesses at: all counts lose it. */
    void takeBack(Counted attempt) {
        change(attempt, (key, before) -> before.takenBack());
    }

    /** Somebody proved in another way to be the user of an account: nothing slows it down any more. */
    void forget(EmailAddress account, Origin origin) {
        var all = new Counted(
                Planes.platform(origin),
                Map.of(ThrottleKey.loginByAccount(account), ThrottleRule.LOGIN_BY_ACCOUNT),
                ThrottleKey.loginByAccount(account));
        change(all, (key, before) -> Throttle.none());
    }

    private void change(Counted attempt, BiFunction<ThrottleKey, Throttle, Throttle> change) {
        Either<IdentityError, Done> changed = transactions.write(attempt.platform(), () -> {
            Map<ThrottleKey, Throttle> counts = new HashMap<>(throttles.lock(
                    attempt.platform(), List.copyOf(attempt.rules().keySet())));
            counts.replaceAll(change);
            throttles.save(attempt.platform(), counts);
            return Either.right(new Done());
        });
        changed.peekLeft(refusal -> {
            throw new IllegalStateException("a count cannot be refused: " + refusal.code());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
