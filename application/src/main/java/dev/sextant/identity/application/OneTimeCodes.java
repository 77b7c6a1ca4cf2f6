package dev.sextant.identity.application;

import dev.sextant.identity.domain.SecretText;
import io.vavr.control.Option;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Time-based one-time codes (RFC 6238): six digits, steps of 30 seconds. Safe for many threads. */
@SecondaryPort
public interface OneTimeCodes {

    /**
     * The secret that a device and the server share.
     *
     * @param random 20 unpredictable bytes
     * @return the secret in base32 without padding, as devices take it
     */
    SecretText secret(byte[] random);

    /**
     * The step for which a code is right: the present one, the one before or the one after.
     *
     * @param code what somebody typed; blanks inside do not count
     * @return none when it is right for none of them
     */
    Option<Long> stepOf(SecretText secret, String code, Instant at);

    /**
     * What a device reads from a picture.
     *
     * @param account the account as the device shows it
     * @return {@code otpauth://totp/…}
     */
    String address(SecretText secret, String account);
}
