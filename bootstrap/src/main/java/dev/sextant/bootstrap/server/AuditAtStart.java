package dev.sextant.bootstrap.server;

import dev.sextant.shared.application.AuditCheck;
import dev.sextant.shared.application.AuditCheck.Trail;
import dev.sextant.shared.application.AuditQueries.Break;
import dev.sextant.shared.application.Unavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks, once in the life of a server and in the background, the part of every audit trail since its last signed checkpoint. An altered trail is told in the log and in the figures; the server serves on, because it can do its work, and
 * because whoever alters a row must not be able to stop it by that.
 */
final class AuditAtStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditAtStart.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private final AuditCheck check;
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicInteger altered = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);

    AuditAtStart(AuditCheck check, MeterRegistry registry) {
        this.check = check;
        Gauge.builder("sextant.audit.trails.checked", checked, AtomicInteger::get)
                .description("Audit trails that were checked since the server started")
                .register(registry);
        Gauge.builder("sextant.audit.trails.altered", altered, AtomicInteger::get)
                .description("Audit trails that were found altered since the server started")
                .register(registry);
    }

    /** Begins, on a thread of its own. */
    void begin() {
        Thread.ofPlatform().daemon().name("sextant-audit-check").start(this::run);
    }

    private void run() {
        try {
            while (!isEnded()) {
                if (stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            LOG.atInfo()
                    .addKeyValue("trails", checked.get())
                    .addKeyValue("altered", altered.get())
                    .log("the audit trails were checked since their last signature");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("the audit trails could not be checked", failure);
        }
    }

    /** Checks from the beginning; false when the database went away meanwhile. */
    private boolean isEnded() {
        checked.set(0);
        altered.set(0);
        try {
            check.all(false, () -> stopped.getCount() > 0, this::note);
            return true;
        } catch (Unavailable away) {
            LOG.info("the check of the audit trails begins again when the database answers");
            return false;
        }
    }

    private void note(Trail trail) {
        checked.incrementAndGet();
        if (!trail.verification().isWhole()) {
            altered.incrementAndGet();
            Break first = trail.verification().breaks().getFirst();
            LOG.atError()
                    .addKeyValue("tenant", trail.tenant())
                    .addKeyValue("position", first.position())
                    .addKeyValue("finding", first.what())
                    .log("an audit trail was altered; 'sextant admin verify-audit' looks at all of it");
        }
    }

    /** Leaves what is not checked yet. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
