package dev.sextant.messaging.integration;

import dev.sextant.messaging.application.WebhookEnvelope;
import dev.sextant.messaging.application.WebhookReceivers;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.messaging.domain.WebhookAddress;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRequests.Head;
import dev.sextant.shared.integration.OutgoingRequests.NoAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Receivers that are reached over HTTPS. Of what they answer, status and {@code Retry-After} count; at most 64 KiB of a body are read, and none of it is kept. */
public final class HttpWebhookReceivers implements WebhookReceivers, AutoCloseable {

    /** How long a message may take, and how much of an answer is read. */
    public static final OutgoingRequests.Limits LIMITS =
            new OutgoingRequests.Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), 64 << 10);

    private static final Duration LOOKUP = Duration.ofSeconds(2);
    private static final int MOST_DIGITS = 9;

    private final OutgoingRequests requests;
    private final Clock clock;
    private final ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Receivers behind a client.
     *
     * @param requests sends the messages, within {@link #LIMITS}; closed with this
     * @param clock tells how far away a time is that a receiver names
     */
    public HttpWebhookReceivers(OutgoingRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Option<String> refusal(WebhookAddress address) {
        Future<Either<String, URI>> check = lookups.submit(() -> requests.check(address.value()));
        try {
            return check.get(LOOKUP.toMillis(), TimeUnit.MILLISECONDS).fold(Option::some, allowed -> Option.none());
        } catch (TimeoutException slow) {
            check.cancel(true);
            return Option.some("the host could not be looked up within " + LOOKUP.toSeconds() + " seconds");
        } catch (InterruptedException interrupted) {
            check.cancel(true);
            Thread.currentThread().interrupt();
            return Option.some("the check was interrupted");
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("an address cannot be checked", unexpected.getCause());
        }
    }

    @Override
    public DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body) {
        var request = new OutgoingRequests.Request("POST", address.value(), headers, WebhookEnvelope.MEDIA_TYPE, body);
        return requests.deliver(request).fold(HttpWebhookReceivers::unanswered, this::answered);
    }

    private static DeliveryOutcome unanswered(NoAnswer why) {
        return new Unanswered(
                switch (why) {
                    case NoAnswer.Forbidden forbidden -> Trouble.ADDRESS_REFUSED;
                    case NoAnswer.TooSlow slow -> Trouble.TIMED_OUT;
                    case NoAnswer.Broken broken -> Trouble.CONNECTION_FAILED;
                    case NoAnswer.TooLarge large -> Trouble.CONNECTION_FAILED;
                });
    }

    private DeliveryOutcome answered(Head head) {
        return new Answered(head.status(), pause(head.retryAfter().strip()));
    }

    /** Seconds, or a time (RFC 9110, section 10.2.3); anything else asks for nothing. */
    private Option<Duration> pause(String text) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Option.some(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Option.some(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
        } catch (DateTimeParseException neither) {
            return Option.none();
        }
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        lookups.shutdownNow();
        requests.close();
    }
}
