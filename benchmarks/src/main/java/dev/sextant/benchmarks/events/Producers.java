package dev.sextant.benchmarks.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Threads that append the events of a {@link Workload}: every aggregate's in order, one version of all of them after the other. */
final class Producers {

    private static final long SECOND = 1_000_000_000L;

    private Producers() {}

    /**
     * Appends everything.
     *
     * @return when the first one began
     * @throws IllegalStateException when appending fails
     */
    static long appendAll(Workload workload, Contestant.Run run, Handling handling) throws InterruptedException {
        long start = System.nanoTime();
        List<Future<Integer>> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(workload.producers())) {
            for (int producer = 0; producer < workload.producers(); producer++) {
                List<Numbered> own = own(workload, producer);
                done.add(threads.submit(() -> appendOwn(workload, own, start, run, handling)));
            }
        }
        for (Future<Integer> appended : done) {
            try {
                appended.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("events could not be appended", failure.getCause());
            }
        }
        return start;
    }

    private static List<Numbered> own(Workload workload, int producer) {
        var own = new ArrayList<Numbered>();
        for (int version = 1; version <= workload.versions(); version++) {
            for (int aggregate = producer; aggregate < workload.aggregates(); aggregate += workload.producers()) {
                own.add(new Numbered(aggregate, version));
            }
        }
        return own;
    }

    private static int appendOwn(
            Workload workload, List<Numbered> own, long start, Contestant.Run run, Handling handling) {
        long pause = workload.perSecond() == 0
                ? 0
                : SECOND * workload.producers() * workload.together() / workload.perSecond();
        long due = start;
        for (int from = 0; from < own.size(); from += workload.together()) {
            while (pause > 0 && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            due += pause;
            List<Numbered> together = own.subList(from, Math.min(own.size(), from + workload.together()));
            run.append(together);
            together.forEach(handling::committed);
        }
        return own.size();
    }
}
