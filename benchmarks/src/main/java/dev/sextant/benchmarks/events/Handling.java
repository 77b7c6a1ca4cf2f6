package dev.sextant.benchmarks.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The reaction of every contestant: takes its time, and notes when each event came and whether it came in order. Safe for many threads. */
public final class Handling {

    private static final double NANOS = 1e9;

    private final Workload workload;
    private final AtomicIntegerArray newest;
    private final AtomicLongArray committedAt;
    private final AtomicLongArray handledAt;
    private final AtomicLong last = new AtomicLong();
    private final LongAdder disordered = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final CountDownLatch left;

    Handling(Workload workload) {
        this.workload = workload;
        this.newest = new AtomicIntegerArray(workload.aggregates());
        this.committedAt = new AtomicLongArray(workload.events());
        this.handledAt = new AtomicLongArray(workload.events());
        this.left = new CountDownLatch(workload.events());
    }

    /** Reacts to an event. */
    public void handle(Numbered event) {
        long at = System.nanoTime();
        if (!workload.handler().isZero()) {
            LockSupport.parkNanos(this, workload.handler().toNanos());
        }
        if (!handledAt.compareAndSet(place(event), 0, at)) {
            repeated.increment();
            return;
        }
        int before = newest.getAndAccumulate(event.aggregate(), event.version(), Math::max);
        if (before > event.version()) {
            disordered.increment();
        }
        last.accumulateAndGet(System.nanoTime(), Math::max);
        left.countDown();
    }

    /** Notes that an event was committed just now. */
    void committed(Numbered event) {
        committedAt.set(place(event), System.nanoTime());
    }

    private int place(Numbered event) {
        return event.aggregate() * workload.versions() + event.version() - 1;
    }

    /** Waits until everything was handled, so long at most; says whether it was. */
    boolean await(Duration atMost) throws InterruptedException {
        return left.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many were handled in a second, from a moment on until the last one. */
    double perSecond(long since) {
        return handled() * NANOS / (last.get() - since);
    }

    /** How many were handled in a second, from a moment on until the last one, but not counting what was handled later than so long after it. */
    double perSecondWithin(long since, Duration atMost) {
        long end = Math.min(last.get(), since + atMost.toNanos());
        long count = IntStream.range(0, workload.events())
                .mapToLong(handledAt::get)
                .filter(at -> at != 0 && at <= end)
                .count();
        return count * NANOS / (end - since);
    }

    long handled() {
        return workload.events() - left.getCount();
    }

    /** Some of the events that were not handled. */
    List<Numbered> missing(int most) {
        return IntStream.range(0, workload.events())
                .filter(place -> handledAt.get(place) == 0)
                .limit(most)
                .mapToObj(place -> new Numbered(place / workload.versions(), place % workload.versions() + 1))
                .toList();
    }

    long disordered() {
        return disordered.sum();
    }

    long repeated() {
        return repeated.sum();
    }

    /** How long after their commit events were handled, in milliseconds, sorted; those that were handled before the commit was heard of count as zero. */
    double[] delays() {
        var delays = new double[workload.events()];
        for (int i = 0; i < delays.length; i++) {
            long handled = handledAt.get(i);
            delays[i] = handled == 0 ? Double.POSITIVE_INFINITY : Math.max(0, handled - committedAt.get(i)) / 1e6;
        }
        Arrays.sort(delays);
        return delays;
    }
}
