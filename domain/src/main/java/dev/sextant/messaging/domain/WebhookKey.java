package dev.sextant.messaging.domain;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * A secret of a webhook as it is kept: encrypted, so that a copy of the database alone does not tell it.
 *
 * @param keyId which master key sealed it
 * @param content the encrypted content, as unpadded base64url text
 * @param goodUntil until when it signs; none for the newest one, which has no end
 */
public record WebhookKey(String keyId, String content, Option<Instant> goodUntil) {

    /** Whether it signs at a moment. */
    public boolean isGoodAt(Instant at) {
        return !goodUntil.exists(end -> !at.isBefore(end));
    }

    WebhookKey endingAt(Instant end) {
        return new WebhookKey(keyId, content, Option.some(goodUntil.getOrElse(end)));
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "WebhookKey[" + keyId + ", " + goodUntil + "]";
    }
}
