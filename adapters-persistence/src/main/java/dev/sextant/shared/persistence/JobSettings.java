package dev.sextant.shared.persistence;

import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param threads how many jobs run at once in this process
 * @param polling how often to look for work that other processes submitted; work of this process starts at once
 * @param heartbeat how often a running job shows that it lives; after four missed beats another process takes it over
 * @param mostTries after so many tries a job fails for good
 * @param retryPause how long to wait before the second try; doubles with each further one
 * @param progressEvery how often the progress of a job is written at most
 * @param stopWithin how long closing waits for running jobs, which then start again elsewhere or later
 */
public record JobSettings(
        int threads,
        Duration polling,
        Duration heartbeat,
        int mostTries,
        Duration retryPause,
        Duration progressEvery,
        Duration stopWithin) {

    /** Two at once; taken over after some ten seconds of silence; eight tries, over some four minutes. */
    public static JobSettings standard() {
        return new JobSettings(
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                8,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(4));
    }
}
