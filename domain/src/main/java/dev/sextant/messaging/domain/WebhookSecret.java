package dev.sextant.messaging.domain;

import io.vavr.control.Either;
import java.util.Base64;

/**
 * The secret that a webhook's sender and receiver share, in the clear.
 *
 * <p>Source: Standard Webhooks specification 1.0.0, "Signature scheme" (standard-webhooks/standard-webhooks): 24 to 64 random bytes in base64 behind {@code whsec_}.
 *
 * @param value the text form; never logged
 */
public record WebhookSecret(String value) {

    /** How many random bytes a fresh one has. */
    public static final int BYTES = 32;

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /** Refuses what is none; {@link #parse} says it in words. */
    public WebhookSecret {
        if (fault(value).isLeft()) {
            throw new IllegalArgumentException(fault(value).getLeft());
        }
    }

    /**
     * A fresh secret.
     *
     * @param random 24 to 64 bytes that nobody can guess
     */
    public static WebhookSecret of(byte[] random) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(random));
    }

    /** A secret, or why the text is none, in words that do not repeat it. */
    public static Either<String, WebhookSecret> parse(String text) {
        return fault(text).map(WebhookSecret::new);
    }

    private static Either<String, String> fault(String text) {
        if (!text.startsWith(PREFIX)) {
            return Either.left("a secret of a webhook starts with " + PREFIX);
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes < LEAST_BYTES || bytes > MOST_BYTES
                    ? Either.left("a secret of a webhook has " + LEAST_BYTES + " to " + MOST_BYTES + " bytes")
                    : Either.right(text);
        } catch (IllegalArgumentException malformed) {
            return Either.left("a secret of a webhook is base64 behind " + PREFIX);
        }
    }

    byte[] key() {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
