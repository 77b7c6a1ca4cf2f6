package dev.sextant.shared.persistence;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How jobs are run.
 *
 * @param threads how many jobs run at once in this process
 * @param perTenant how many jobs of one tenant run at once in all processes together, 1 to 1,000; the same in each of them. Fewer than threads, so that a tenant's long jobs leave room for others
 * @param polling how often to look for work that other processes submitted; work of this process starts at once
 * @param heartbeat how often a running job shows that it lives; after four missed beats another process takes it over
 * @param progressEvery how often the progress of a job is written at most
 * @param stopWithin how long closing waits for running jobs, which then start again elsewhere or later
 * @param zone on whose clocks schedules come that name none
 */
public record JobSettings(
        int threads,
        int perTenant,
        Duration polling,
        Duration heartbeat,
        Duration progressEvery,
        Duration stopWithin,
        ZoneId zone) {

    /** Refuses what cannot be. */
    public JobSettings {
        if (threads < 1 || perTenant < 1 || perTenant > 1_000) {
            throw new IllegalArgumentException(
                    "threads must be at least 1 and per tenant 1 to 1,000: " + threads + ", " + perTenant);
        }
    }

    /** Three at once, two of them of one tenant; taken over after some ten seconds of silence. */
    public static JobSettings standard() {
        return new JobSettings(
                3,
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                ZoneId.of("UTC"));
    }
}
