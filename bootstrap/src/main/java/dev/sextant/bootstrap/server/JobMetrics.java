package dev.sextant.bootstrap.server;

import dev.sextant.shared.persistence.JobFigures;
import dev.sextant.shared.persistence.JobFigures.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Figures of the work that there is, of all tenants together. */
final class JobMetrics {

    private JobMetrics() {}

    /** Adds them to a registry. */
    static void of(JobFigures figures, MeterRegistry registry) {
        gauge(registry, "queued", "Jobs that wait for their turn", figures, Figures::queued);
        gauge(registry, "running", "Jobs that are worked on", figures, Figures::running);
        gauge(
                registry,
                "longest.wait.seconds",
                "Since when the first job in the queue waits",
                figures,
                Figures::longestWait);
    }

    private static void gauge(
            MeterRegistry registry, String what, String meaning, JobFigures of, ToDoubleFunction<Figures> value) {
        Gauge.builder("sextant.jobs." + what, of, figures -> value.applyAsDouble(figures.now()))
                .description(meaning)
                .register(registry);
    }
}
