package dev.sextant.shared.web;

import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.IdempotencyKeys.Claim;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Requests that are safe to repeat: the effect and its answer are kept in one transaction under the key of the client, and the same request is answered from there. Safe for many
 * threads.
 */
public final class Repeats {

    /** Tells that an answer was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String KEY = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    private final Transactions transactions;
    private final IdempotencyKeys keys;

    /** Repeats over the given transactions and keys. */
    public Repeats(Transactions transactions, IdempotencyKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /** The client's key. */
    static Option<String> key(Exchange exchange) {
        Option<String> key = exchange.header(KEY);
        if (key.exists(text -> !FORM.matcher(text).matches())) {
            throw new Refused(
                    Problem.wrongField(KEY, "malformed_key", "It must be 1 to 255 visible ASCII characters."));
        }
        return key;
    }

    /**
     * Does the work, or answers as before.
     *
     * @param content stands for the body: equal only for equal bodies
     * @param work what is to be done; without a key it is simply done
     */
    public Either<DomainError, Answer> once(
            Exchange exchange, byte[] content, Supplier<Either<DomainError, Answer>> work) {
        Option<String> key = key(exchange);
        if (key.isEmpty()) {
            return work.get();
        }
        var request = exchange.context().req();
        String operation = exchange.route().method() + " " + exchange.route().path();
        String fingerprint = fingerprint(request.getRequestURI(), content);
        return transactions.write(exchange.actor(), () -> switch (keys.claim(
                exchange.actor(), operation, key.get(), fingerprint)) {
            case Claim.Fresh fresh ->
                work.get().peek(answer -> keys.keep(exchange.actor(), operation, key.get(), kept(answer)));
            case Claim.Replay replay -> Either.right(replayed(replay.answer()));
            case Claim.OtherRequest other ->
                throw new Refused(422, "idempotency_key_reused", "The Idempotency-Key was used for another request.");
            case Claim.InFlight busy ->
                throw new Refused(
                        409, "idempotency_key_in_flight", "A request with this Idempotency-Key is being worked on.");
        });
    }

    private static String fingerprint(String path, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static IdempotencyKeys.Answer kept(Answer answer) {
        Answer.Body.Text text = switch (answer.body()) {
            case Answer.Body.Text same -> same;
            case Answer.Body.ToldOnce once -> once.kept();
            case Answer.Body.Nothing nothing -> new Answer.Body.Text("", "");
            case Answer.Body.Stream stream -> throw new IllegalStateException("only answers in memory can be repeated");
        };
        var headers = new ArrayList<String>();
        headers.add("Content-Type");
        headers.add(text.mediaType());
        answer.headers().forEach(header -> {
            headers.add(header.name());
            headers.add(header.value());
        });
        return new IdempotencyKeys.Answer(answer.status(), headers, text.text());
    }

    private static Answer replayed(IdempotencyKeys.Answer kept) {
        List<String> headers = kept.headers();
        var answer = headers.get(1).isEmpty()
                ? Answer.of(kept.status())
                : Answer.text(kept.status(), headers.get(1), kept.body());
        for (int i = 2; i < headers.size(); i += 2) {
            answer = answer.with(headers.get(i), headers.get(i + 1));
        }
        return answer.with(REPLAYED, "true");
    }
}
