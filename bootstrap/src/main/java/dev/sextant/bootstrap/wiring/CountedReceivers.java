package dev.sextant.bootstrap.wiring;

import dev.sextant.messaging.application.WebhookReceivers;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.WebhookAddress;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Receivers of webhooks, and what came of every message to them since the start. */
public final class CountedReceivers implements WebhookReceivers {

    private final WebhookReceivers receivers;
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    /** Counts messages to these. */
    CountedReceivers(WebhookReceivers receivers) {
        this.receivers = receivers;
    }

    @Override
    public Option<String> refusal(WebhookAddress address) {
        return receivers.refusal(address);
    }

    @Override
    public DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body) {
        DeliveryOutcome outcome = receivers.post(address, headers, body);
        if (outcome.isSuccess()) {
            taken.increment();
        } else if (outcome instanceof Answered) {
            refused.increment();
        } else {
            unanswered.increment();
        }
        return outcome;
    }

    /** Messages that were taken. */
    public long taken() {
        return taken.sum();
    }

    /** Messages that were answered with any other status. */
    public long refused() {
        return refused.sum();
    }

    /** Messages without an answer. */
    public long unanswered() {
        return unanswered.sum();
    }
}
