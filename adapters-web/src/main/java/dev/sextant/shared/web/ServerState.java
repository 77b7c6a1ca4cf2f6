package dev.sextant.shared.web;

import dev.sextant.shared.application.Readiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the server takes work. Safe for many threads. */
final class ServerState {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Readiness readiness;
    private final AtomicBoolean draining = new AtomicBoolean();

    ServerState(Readiness readiness) {
        this.readiness = readiness;
    }

    void drain() {
        draining.set(true);
    }

    boolean isReady() {
        return !draining.get() && readiness.isReady(LIMIT);
    }
}
