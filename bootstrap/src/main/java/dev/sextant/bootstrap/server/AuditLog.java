package dev.sextant.bootstrap.server;

import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.domain.Actor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for everything that was handled: what, for whom, how it ended. Ids only, no content. */
public final class AuditLog implements HandlingObserver {

    private static final Logger LOG = LoggerFactory.getLogger("dev.sextant.audit");
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    @Override
    public void handled(String name, Actor actor, Outcome outcome, Duration took) {
        LOG.atLevel(outcome == Outcome.FAILED ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
                .addKeyValue("use_case", name)
                .addKeyValue("tenant", actor.tenant())
                .addKeyValue("user", actor.user())
                .addKeyValue("request_id", actor.requestId())
                .addKeyValue("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                .addKeyValue("duration_ms", took.toNanos() / NANOS_PER_MILLI)
                .log("handled");
    }
}
