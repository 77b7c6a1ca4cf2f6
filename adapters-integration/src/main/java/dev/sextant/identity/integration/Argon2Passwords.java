package dev.sextant.identity.integration;

import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.shared.application.Unavailable;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106). The text is normalised (NFKC), so that the same password typed on two keyboards is the same. At most as many hashes are computed at once as were
 * allowed; the others wait their turn, so that many logins cost time and never more memory than {@code parallel × memory}. Safe for many threads.
 */
public final class Argon2Passwords implements Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Argon2Cost cost;
    private final Semaphore turns;
    private final Duration patience;
    private final SecureRandom random;
    private final CommonPasswords common = CommonPasswords.shipped();
    /** What a password is compared with when there is no account: no password gives it, and nobody can tell by the time. */
    private final PhcString nobody;

    /**
     * Passwords at a cost.
     *
     * @param cost what a new hash costs
     * @param parallel how many hashes are computed at once; more than there are processors is of no use
     * @param patience how long a caller waits for its turn before it is told that there is none
     */
    public Argon2Passwords(Argon2Cost cost, int parallel, Duration patience) {
        this(cost, new Semaphore(parallel, true), patience);
    }

    /** Passwords that share their turns with others. */
    Argon2Passwords(Argon2Cost cost, Semaphore turns, Duration patience) {
        this.cost = cost;
        this.turns = turns;
        this.patience = patience;
        this.random = new SecureRandom();
        this.nobody = PhcString.of(cost, bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = bytes(SALT_BYTES);
        return new PasswordHash(PhcString.of(cost, salt, derive(password, cost, salt, HASH_BYTES))
                .toString());
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        Option<PhcString> known = PhcString.parse(hash.value());
        PhcString against = known.getOrElse(nobody);
        byte[] expected = against.hashBytes();
        byte[] derived = derive(password, against.cost(), against.saltBytes(), expected.length);
        return MessageDigest.isEqual(derived, expected) && known.isDefined();
    }

    @Override
    public void verifyNothing(Password password) {
        boolean never = matches(password, new PasswordHash(nobody.toString()));
        if (never) {
            throw new IllegalStateException("random bytes are the hash of a password");
        }
    }

    @Override
    public boolean needsUpgrade(PasswordHash hash) {
        return PhcString.parse(hash.value())
                .map(known -> known.cost().isWeakerThan(cost) || known.hashBytes().length < HASH_BYTES)
                .getOrElse(true);
    }

    /** Whether a password is one that many people chose, or one of those made longer by repetition, digits or signs. */
    @Override
    public boolean isCommon(Password password) {
        return common.contains(password.value());
    }

    private byte[] derive(Password password, Argon2Cost at, byte[] salt, int length) {
        awaitTurn();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(at.memoryKib())
                    .withIterations(at.passes())
                    .withParallelism(at.lanes())
                    .withSalt(salt)
                    .build());
            var derived = new byte[length];
            generator.generateBytes(
                    Normalizer.normalize(password.value(), Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8),
                    derived);
            return derived;
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable(
                        "password check", RETRY, new TimeoutException("no turn within " + patience.toMillis() + " ms"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("password check", RETRY, interrupted);
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
