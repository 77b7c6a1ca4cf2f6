package dev.sextant.identity.application;

import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens the keys that {@link SigningKeys} keeps, once, and remembers them. They are read again after a while, or when a token names a key that is not known, but at most once in an interval. While they cannot
 * be read, the remembered ones go on.
 */
public final class SealedKeyRing implements KeyRing {

    /** After this time the keys are read again, so that a change on another node is followed. Well below {@link SigningKey#HEARSAY}. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** An unknown key makes the keys be read again, but not more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final String KID_PREFIX = "sig";

    /** What was read, and when. */
    private record Known(List<SigningKey> keys, Option<SigningPair> signing, Instant readAt) {}

    private final SigningKeys keys;
    private final KeyPairs pairs;
    private final Sealing sealing;
    private final Transactions transactions;
    private final IdGenerator ids;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(List.of(), Option.none(), Instant.MIN));
    private final Actor actor = Planes.platform(Origin.of("key-ring"));

    /** A ring of these keys. */
    public SealedKeyRing(
            SigningKeys keys,
            KeyPairs pairs,
            Sealing sealing,
            Transactions transactions,
            IdGenerator ids,
            Clock clock) {
        this.keys = keys;
        this.pairs = pairs;
        this.sealing = sealing;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public SigningPair signing() {
        Option<SigningPair> signing = notOlderThan(FRESH).signing();
        return signing.getOrElse(() -> {
            makeFirst();
            return readAgain(now())
                    .signing()
                    .getOrElseThrow(() -> new IllegalStateException("a signing key that was just kept is not there"));
        });
    }

    @Override
    public Option<VerifyingKey> verifying(String kid) {
        Option<VerifyingKey> found = find(known.get(), kid);
        return found.isDefined() ? found : find(notOlderThan(PAUSE), kid);
    }

    private Option<VerifyingKey> find(Known from, String kid) {
        Instant now = now();
        return Option.ofOptional(from.keys().stream()
                .filter(key -> key.kid().equals(kid) && key.verifiesAt(now))
                .findFirst()
                .map(SealedKeyRing::verifyingKey));
    }

    @Override
    public List<VerifyingKey> published() {
        Instant now = now();
        return notOlderThan(PAUSE).keys().stream()
                .filter(key -> key.verifiesAt(now))
                .map(SealedKeyRing::verifyingKey)
                .toList();
    }

    private static VerifyingKey verifyingKey(SigningKey key) {
        return new VerifyingKey(key.kid(), key.publicKey());
    }

    /** What is known, read again when it is older. Of many threads one reads; the others wait for it and find that it is read. */
    private Known notOlderThan(Duration age) {
        Instant now = now();
        Known before = known.get();
        if (isFresh(before, age, now)) {
            return before;
        }
        reading.lock();
        try {
            Known meanwhile = known.get();
            return isFresh(meanwhile, age, now) ? meanwhile : readAgain(now);
        } finally {
            reading.unlock();
        }
    }

    private static boolean isFresh(Known what, Duration age, Instant now) {
        return !what.readAt().equals(Instant.MIN) && now.isBefore(what.readAt().plus(age));
    }

    private Known readAgain(Instant now) {
        Known before = known.get();
        try {
            List<SigningKey> all = transactions.read(actor, () -> keys.all(actor));
            Option<SigningPair> signing = Option.ofOptional(
                            all.stream().filter(SigningKey::signs).findFirst())
                    .map(this::open);
            known.set(new Known(all, signing, now));
        } catch (Unavailable outage) {
            if (before.keys().isEmpty()) {
                throw outage;
            }
            known.set(new Known(before.keys(), before.signing(), now));
        }
        return known.get();
    }

    private SigningPair open(SigningKey key) {
        return new SigningPair(key.kid(), key.publicKey(), sealing.open(place(key.kid()), key.privateKey()));
    }

    /** Makes the first key, unless another node was faster. The pair is made before the lock is taken, because it takes long. */
    private void makeFirst() {
        SigningKey fresh = freshKey(pairs, sealing, ids, now());
        Either<String, String> made = transactions.write(actor, () -> {
            if (keys.allForUpdate(actor).stream().noneMatch(SigningKey::signs)) {
                keys.put(actor, fresh);
            }
            return Either.right("");
        });
        made.peekLeft(refusal -> {
            throw new IllegalStateException("a key cannot be refused: " + refusal);
        });
    }

    /** A key that was never kept. */
    static SigningKey freshKey(KeyPairs pairs, Sealing sealing, IdGenerator ids, Instant now) {
        String kid = TypeId.format(KID_PREFIX, ids.next()).replace('_', '-');
        KeyPairs.KeyPair pair = pairs.generate();
        return new SigningKey(kid, pair.publicKey(), sealing.seal(place(kid), pair.privateKey()), now, Option.none());
    }

    /** Where a private key is kept, for sealing it; with the plane's name, so that no other secret can take its place. */
    static String place(String kid) {
        return "signing key " + Platform.TENANT + " " + kid;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
