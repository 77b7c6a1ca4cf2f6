package dev.sextant.identity.application;

import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.SecretDigest;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes passwords quickly and badly, for tests, and counts the work, so that a test can see that the same is done for everybody. */
public final class QuickPasswords implements Passwords {

    private static final String TODAY = "quick2:";
    private static final String YESTERDAY = "quick1:";
    private static final Set<String> COMMON = Set.of("password12345", "123456789012");

    private final AtomicInteger hashed = new AtomicInteger();
    private final AtomicInteger checked = new AtomicInteger();

    /** A hash of an earlier time, which should be made again. */
    public static PasswordHash weakHash(String password) {
        return hash(YESTERDAY, Password.typed(password));
    }

    private static PasswordHash hash(String strength, Password password) {
        return new PasswordHash(
                strength + SecretDigest.of(strength + password.value()).hex());
    }

    @Override
    public PasswordHash hash(Password password) {
        hashed.incrementAndGet();
        return hash(TODAY, password);
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        checked.incrementAndGet();
        return hash.equals(hash(TODAY, password)) || hash.equals(hash(YESTERDAY, password));
    }

    @Override
    public void verifyNothing(Password password) {
        checked.incrementAndGet();
    }

    @Override
    public boolean needsUpgrade(PasswordHash hash) {
        return hash.value().startsWith(YESTERDAY);
    }

    @Override
    public boolean isCommon(Password password) {
        return COMMON.contains(password.value().toLowerCase(Locale.ROOT));
    }

    /** How many passwords were hashed. */
    public int hashed() {
        return hashed.get();
    }

    /** How many passwords were checked, against a hash or against nothing. */
    public int checked() {
        return checked.get();
    }
}
