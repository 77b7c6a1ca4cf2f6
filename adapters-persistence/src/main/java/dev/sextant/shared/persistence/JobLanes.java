package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the lanes in which jobs take turns. A tenant has so many lanes as jobs of it may run at once; each open one is a row of the scheduler's table, runs one job, and goes to the end of the queue.
 *
 * <p>Which lanes are open is nothing that must be kept: it follows from the jobs. A lane of this process is opened right after the transaction that needs it; and every few seconds each process looks over all tenants, for jobs of
 * programs that only submit, for those that wait for another try, and for whatever was lost with a process.
 */
final class JobLanes implements AutoCloseable {

    /** What a lane is called in the scheduler's table; its instance is {@code tenant:lane}. */
    static final String TASK = "job_lane";

    private static final Logger LOG = LoggerFactory.getLogger(JobLanes.class);

    private static final String OPEN = "SELECT shared.open_job_lanes(?, ?)";

    /** Jumps from tenant to tenant in the index; a plain DISTINCT would read every job. */
    private static final String OPEN_ALL = "SELECT shared.open_job_lanes(?, ARRAY("
            + "WITH RECURSIVE found(tenant_id) AS ((SELECT j.tenant_id FROM shared.job j WHERE j.due_at IS NOT NULL"
            + " ORDER BY j.tenant_id LIMIT 1) UNION ALL SELECT (SELECT j.tenant_id FROM shared.job j"
            + " WHERE j.due_at IS NOT NULL AND j.tenant_id > f.tenant_id ORDER BY j.tenant_id LIMIT 1)"
            + " FROM found f WHERE f.tenant_id IS NOT NULL) SELECT tenant_id FROM found WHERE tenant_id IS NOT NULL))";

    /** So long after a lane closed it is asked whether something came while it did. */
    private static final Duration AFTERTHOUGHT = Duration.ofMillis(50);

    private final DataSource worker;
    private final int most;
    private final Runnable opened;
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("sextant-job-lanes-", 1).factory(), new DiscardPolicy());

    /**
     * Lanes of all tenants.
     *
     * @param worker connections of the role {@code sextant_worker}
     * @param most how many a tenant has
     * @param opened told that there are new ones
     */
    JobLanes(DataSource worker, int most, Runnable opened) {
        this.worker = worker;
        this.most = most;
        this.opened = opened;
    }

    /**
     * Begins to look over all tenants, again and again.
     *
     * @param beside what else is done as often, on a thread of its own
     */
    void start(Duration every, Runnable beside) {
        repeat(every, () -> open(OPEN_ALL, new UUID[0]));
        repeat(every, beside);
    }

    private void repeat(Duration every, Runnable round) {
        var unused = threads.scheduleWithFixedDelay(() -> quietly(round), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Opens what a tenant needs, soon, on another thread; its changes were committed. */
    void open(TenantId tenant) {
        ask(tenant, Duration.ZERO);
    }

    /** A lane of a tenant found nothing to do and is gone. What was submitted in that moment still took it for open. */
    void closed(TenantId tenant) {
        ask(tenant, AFTERTHOUGHT);
    }

    private void ask(TenantId tenant, Duration pause) {
        var unused = threads.schedule(
                () -> {
                    if (asked.add(tenant.value())) {
                        threads.execute(() -> quietly(this::openAsked));
                    }
                },
                pause.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void openAsked() {
        UUID[] tenants = asked.toArray(UUID[]::new);
        asked.clear();
        if (tenants.length > 0) {
            open(OPEN, tenants);
        }
    }

    private void open(String sql, UUID[] tenants) {
        int added = ConnectionWork.run(worker, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(1, most);
                if (tenants.length > 0) {
                    statement.setArray(2, connection.createArrayOf("uuid", tenants));
                }
                try (var answer = statement.executeQuery()) {
                    answer.next();
                    return answer.getInt(1);
                }
            }
        });
        if (added > 0) {
            opened.run();
        }
    }

    /** A round that fails must not be the last one. */
    private static void quietly(Runnable round) {
        try {
            round.run();
        } catch (Unavailable away) {
            LOG.debug("the database is away; the next round makes up for this one", away);
        } catch (RuntimeException failure) {
            LOG.warn("a round of jobs and schedules failed; the next one makes up for it", failure);
        }
    }

    /** Opens no more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
