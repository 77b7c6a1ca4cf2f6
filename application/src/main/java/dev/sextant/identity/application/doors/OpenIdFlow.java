package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.OpenIdProvider.Ties;
import dev.sextant.identity.application.RandomSecrets;
import dev.sextant.identity.application.Sealing;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Ties the two halves of a login at an OpenID provider together without keeping anything: the client carries the ties, sealed, from the first to the second. A browser that did not begin the login cannot end it, because it does
 * not have them.
 */
public final class OpenIdFlow {

    private static final String PLACE = "open id flow";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final String SEPARATOR = " ";
    private static final int PARTS = 4;

    private final Sealing sealing;
    private final RandomSecrets random;

    /** A flow sealed by this. */
    public OpenIdFlow(Sealing sealing, RandomSecrets random) {
        this.sealing = sealing;
        this.random = random;
    }

    /** Fresh ties. */
    Ties fresh() {
        return new Ties(text(), text(), text());
    }

    private String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random.next(OpaqueToken.SECRET_BYTES));
    }

    /** The ties, for the client to carry. */
    String pack(Ties ties, Instant now) {
        String until = Long.toString(now.plus(GOOD_FOR).getEpochSecond());
        Sealed packed = sealing.seal(
                PLACE, new SecretText(String.join(SEPARATOR, until, ties.state(), ties.nonce(), ties.codeVerifier())));
        return packed.keyId() + "." + packed.content();
    }

    /**
     * The ties that a client brought back.
     *
     * @param packed any text
     * @param state what the provider sent back with the code
     * @return none when they are not what was packed, their time is over, or the state is another one
     */
    Option<Ties> unpack(String packed, String state, Instant now) {
        int dot = packed.lastIndexOf('.');
        if (dot < 0) {
            return Option.none();
        }
        try {
            String[] parts = sealing.open(PLACE, new Sealed(packed.substring(0, dot), packed.substring(dot + 1)))
                    .value()
                    .split(SEPARATOR, PARTS);
            var ties = new Ties(parts[1], parts[2], parts[3]);
            boolean inTime = now.getEpochSecond() < Long.parseLong(parts[0]);
            return inTime && ties.state().equals(state) ? Option.some(ties) : Option.none();
        } catch (IllegalStateException forged) {
            return Option.none();
        }
    }
}
