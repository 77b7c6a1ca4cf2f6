package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads codes of a second factor: those that a device shows, and the recovery codes in their place. */
public final class SecondFactorCodes {

    /** Groups of a recovery code are shown with hyphens between them; what somebody types need not have them. */
    private static final Pattern IGNORED = Pattern.compile("[\\s-]+");

    private static final int RECOVERY_BYTES = 10;
    private static final int GROUP = 4;

    private final OneTimeCodes codes;
    private final Sealing sealing;
    private final RandomSecrets random;

    /** Codes of these kinds. */
    public SecondFactorCodes(OneTimeCodes codes, Sealing sealing, RandomSecrets random) {
        this.codes = codes;
        this.sealing = sealing;
        this.random = random;
    }

    /** Where the secret of a user's device is kept, for sealing it. */
    static String place(UserId user) {
        return "totp " + user;
    }

    /** The step for which a code of the user's device is right, whether the second factor is on or only started. */
    public Either<IdentityError, Long> stepOf(User user, String code, Instant at) {
        return user.secondFactorSecret()
                .toEither((IdentityError) Refusal.SECOND_FACTOR_NOT_STARTED)
                .flatMap(kept -> codes.stepOf(sealing.open(place(user.id()), kept), code, at)
                        .toEither(Refusal.CODE_NOT_VALID));
    }

    /** Ten fresh recovery codes of 80 random bits each, in groups of four characters. */
    List<String> recoveryCodes() {
        return Stream.generate(() -> OpaqueToken.readable(random.next(RECOVERY_BYTES)))
                .limit(User.RECOVERY_CODES)
                .map(SecondFactorCodes::grouped)
                .toList();
    }

    private static String grouped(String code) {
        var grouped = new StringBuilder(code);
        for (int i = code.length() - GROUP; i > 0; i -= GROUP) {
            grouped.insert(i, '-');
        }
        return grouped.toString();
    }

    /** The digest of a recovery code as somebody typed it. */
    public static SecretDigest digest(String code) {
        return SecretDigest.of(IGNORED.matcher(code).replaceAll("").toLowerCase(Locale.ROOT));
    }
}
