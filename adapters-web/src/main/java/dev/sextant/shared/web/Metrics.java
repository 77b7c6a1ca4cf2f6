package dev.sextant.shared.web;

import dev.sextant.shared.application.HandlingObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The figures of the program, for Prometheus. Labels come from short, fixed lists (route templates, methods, statuses, names of use cases), never from data. Safe for many threads. */
public final class Metrics {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Where other parts of the program add their figures. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Counts and times what is handled, by use case and outcome. */
    public HandlingObserver observer() {
        return (name, actor, outcome, took) -> Timer.builder("sextant.handling")
                .description("How long use cases and queries took")
                .tag("name", name)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(took);
    }

    void request(String method, String route, int status, Duration took) {
        Timer.builder("http.server.requests")
                .description("How long requests took")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    String scrape() {
        return registry.scrape();
    }
}
