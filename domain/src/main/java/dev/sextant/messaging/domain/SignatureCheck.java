package dev.sextant.messaging.domain;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a receiver of webhooks does with every message before it believes it. Made for programs that receive from this one or from any sender that follows Standard Webhooks. Never changes; safe for many threads.
 *
 * <pre>{@code
 * var check = SignatureCheck.with(WebhookSecret.parse("whsec_…").get());
 * var headers = new Signature.Headers(
 *         request.header(Signature.ID), request.header(Signature.TIMESTAMP), request.header(Signature.SIGNATURES));
 * check.check(headers, body, clock.instant())
 *     .peekLeft(why -> answer(400))
 *     .peek(ok -> handleOnce(id, body));
 * }</pre>
 *
 * <p>A message may come more than once, always with the same id: remember the ids that were handled.
 */
public final class SignatureCheck {

    /** How far the time of a message may be from the receiver's. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_NUMBER = 15;
    private static final int MOST_SIGNATURES = 20;
    private static final Pattern BLANKS = Pattern.compile(" +");

    /** Why a message is not believed. */
    public enum Doubt {
        /** The headers are not those of a webhook. */
        MALFORMED,
        /** It was sent too long ago, or somebody sends it again. */
        TOO_OLD,
        /** It comes from the future. */
        TOO_NEW,
        /** No signature in it was made with a known secret over exactly this id, time and body. */
        NOT_SIGNED
    }

    private final List<WebhookSecret> secrets;
    private final Duration tolerance;

    private SignatureCheck(List<WebhookSecret> secrets, Duration tolerance) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
    }

    /** A check against these secrets: one, or two while a secret is replaced. */
    public static SignatureCheck with(WebhookSecret... secrets) {
        return new SignatureCheck(List.of(secrets), TOLERANCE);
    }

    /**
     * Checks a message.
     *
     * @param headers as they came
     * @param body the bytes of the body exactly as they came
     * @param now the present time
     * @return when it was sent, or why it is not believed
     */
    public Either<Doubt, Instant> check(Signature.Headers headers, byte[] body, Instant now) {
        String id = headers.id();
        String timestamp = headers.timestamp();
        if (id.isEmpty() || !isNumber(timestamp)) {
            return Either.left(Doubt.MALFORMED);
        }
        long seconds = Long.parseLong(timestamp);
        Instant sent = Instant.ofEpochSecond(seconds);
        if (sent.isBefore(now.minus(tolerance))) {
            return Either.left(Doubt.TOO_OLD);
        }
        if (sent.isAfter(now.plus(tolerance))) {
            return Either.left(Doubt.TOO_NEW);
        }
        List<String> given = BLANKS.splitAsStream(headers.signatures())
                .limit(MOST_SIGNATURES)
                .toList();
        boolean signed = secrets.stream()
                .map(secret -> Signature.of(secret, id, seconds, body))
                .anyMatch(expected -> given.stream().anyMatch(one -> isSame(expected, one)));
        return signed ? Either.right(sent) : Either.left(Doubt.NOT_SIGNED);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Takes the same time however much of it is right. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
