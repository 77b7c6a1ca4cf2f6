package dev.sextant.messaging.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a message to a webhook is signed: HMAC with SHA-256 over id, time and body, so that none of them can be changed and an old message cannot be sent again as a new one. While a secret is replaced, the
 * old and the new one both sign.
 *
 * <p>Source: Standard Webhooks specification 1.0.0 (standard-webhooks/standard-webhooks), "Webhook metadata" and "Signature scheme".
 */
public final class Signature {

    /** The header with the id of the message: the same each time that it is sent. */
    public static final String ID = "webhook-id";

    /** The header with the time at which it was sent, in seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** The header with the signatures, with blanks between. */
    public static final String SIGNATURES = "webhook-signature";

    private static final String VERSION = "v1,";

    private Signature() {}

    /** One signature, {@code v1,…}. */
    public static String of(WebhookSecret secret, String id, long timestamp, byte[] body) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return VERSION + Base64.getEncoder().encodeToString(SignatureHash.of(secret.key(), signed.toByteArray()));
    }

    /**
     * The headers of a message.
     *
     * @param id the value of {@link #ID}
     * @param timestamp the value of {@link #TIMESTAMP}
     * @param signatures the value of {@link #SIGNATURES}
     */
    public record Headers(String id, String timestamp, String signatures) {

        /** Names and values. */
        public Map<String, String> asMap() {
            return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURES, signatures);
        }
    }

    /**
     * Signs a message.
     *
     * @param secrets every secret that the receiver may know, the newest first
     * @param id the id of the message, without a full stop
     * @param at when it is sent
     * @param body sent as UTF-8
     */
    public static Headers headers(List<WebhookSecret> secrets, String id, Instant at, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long timestamp = at.getEpochSecond();
        return new Headers(
                id,
                Long.toString(timestamp),
                secrets.stream().map(secret -> of(secret, id, timestamp, bytes)).collect(Collectors.joining(" ")));
    }
}
