package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.database.Database;
import dev.sextant.shared.persistence.Pool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.util.function.ToDoubleFunction;

/** Figures of the process and of its pools. */
final class PoolMetrics {

    private PoolMetrics() {}

    /** Adds them to a registry. */
    static void of(Database database, MeterRegistry registry) {
        pool(registry, "app", database.appPool());
        pool(registry, "worker", database.workerPool());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    private static void pool(MeterRegistry registry, String name, Pool pool) {
        gauge(registry, name, "active", pool, Pool::active);
        gauge(registry, name, "idle", pool, Pool::idle);
        gauge(registry, name, "waiting", pool, Pool::waiting);
        gauge(registry, name, "size", pool, Pool::size);
    }

    private static void gauge(MeterRegistry registry, String pool, String what, Pool of, ToDoubleFunction<Pool> value) {
        Gauge.builder("sextant.pool." + what, of, value)
                .description("Connections of a pool: " + what)
                .tag("pool", pool)
                .register(registry);
    }
}
