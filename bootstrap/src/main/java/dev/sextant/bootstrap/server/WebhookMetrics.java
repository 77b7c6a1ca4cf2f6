package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.wiring.CountedReceivers;
import dev.sextant.bootstrap.wiring.WebhookContext;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Figures of webhooks, of all organisations together. */
final class WebhookMetrics {

    private WebhookMetrics() {}

    /** Adds them to a registry. */
    static void of(WebhookContext webhooks, MeterRegistry registry) {
        counter(registry, "taken", webhooks.receivers(), CountedReceivers::taken);
        counter(registry, "refused", webhooks.receivers(), CountedReceivers::refused);
        counter(registry, "unanswered", webhooks.receivers(), CountedReceivers::unanswered);
        Gauge.builder("sextant.webhooks.under_way", webhooks.rounds(), rounds -> rounds.underWay())
                .description("Messages to webhooks that are being sent")
                .register(registry);
    }

    private static void counter(
            MeterRegistry registry, String outcome, CountedReceivers of, ToDoubleFunction<CountedReceivers> value) {
        FunctionCounter.builder("sextant.webhooks.sent", of, value)
                .description("Messages to webhooks: taken, refused with another status, or without an answer")
                .tag("outcome", outcome)
                .register(registry);
    }
}
