package dev.sextant.metering.application;

import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.domain.Rate;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes tokens from buckets that several nodes share, without asking the store for each. A node takes as many ahead as it needed in the last fifth of a second, at most a hundredth of the quota, and gives back after a second what it
 * did not use. So over any time, n nodes together let through at most what the bucket allows and n hundredths of the quota more, and lend out no more than that to nodes that do not need it. Questions about all buckets travel
 * together, one message at a time; a bucket that is empty is not asked about before it can have a token again.
 *
 * <p>When the store does not answer in time, this node limits by itself for five seconds, as if it were the only one, and that is told once: nobody is refused because the store is away, and a flood that makes the store slow does not
 * get through for that. Safe for many threads.
 */
public final class LeasedTokens {

    /** How long a request waits for the store at most. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    /** How long a node limits by itself after the store did not answer. */
    public static final Duration ALONE = Duration.ofSeconds(5);

    private static final int MOST_ASKS = 500;

    /** What came of wanting a token. */
    public sealed interface Answer {

        /**
         * There was one.
         *
         * @param remaining about how many are left
         * @param full when the bucket is full again
         */
        record Taken(long remaining, Duration full) implements Answer {}

        /**
         * There was none.
         *
         * @param next when there is one again
         * @param full when the bucket is full again
         */
        record Empty(Duration next, Duration full) implements Answer {}
    }

    private final TokenBuckets buckets;
    private final Executor background;
    private final LongSupplier nanos;
    private final Consumer<String> outage;
    private final ConcurrentMap<String, Lease> leases = new ConcurrentHashMap<>();
    private final Queue<Lease> questions = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Until when this node limits by itself; in the past from the beginning. */
    private final AtomicLong awayUntil;

    /**
     * Over a store.
     *
     * @param background asks the store, one question at a time
     * @param nanos a clock that only runs forward, in nanoseconds
     * @param outage is told why, when this node limits by itself for a while
     */
    public LeasedTokens(TokenBuckets buckets, Executor background, LongSupplier nanos, Consumer<String> outage) {
        this.buckets = buckets;
        this.background = background;
        this.nanos = nanos;
        this.outage = outage;
        this.awayUntil = new AtomicLong(nanos.getAsLong());
    }

    /** Takes a token from a bucket, or says when there will be one. */
    public Answer take(String bucket, Rate rate) {
        long start = nanos.getAsLong();
        Lease lease = leases.computeIfAbsent(bucket, name -> new Lease(name, rate, start));
        lease.note(rate, start);
        for (long now = start; now - start < PATIENCE.toNanos(); now = nanos.getAsLong()) {
            Option<Answer> known = lease.take(now);
            if (known.isDefined()) {
                return known.get();
            }
            if (awayUntil.get() - now > 0 || !isAnswered(lease, PATIENCE.toNanos() - (now - start))) {
                return lease.takeAlone(now);
            }
        }
        return lease.takeAlone(nanos.getAsLong());
    }

    /** Gives back a token that was {@linkplain Answer.Taken taken} for nothing. */
    public void giveBack(String bucket) {
        Option.of(leases.get(bucket)).forEach(Lease::giveBack);
    }

    private boolean isAnswered(Lease lease, long patience) {
        try {
            return lease.await(() -> ask(lease)).get(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException late) {
            goAlone("no answer within " + PATIENCE.toMillis() + " ms");
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            lease.leave();
        }
    }

    private void ask(Lease lease) {
        questions.add(lease);
        if (asking.compareAndSet(false, true)) {
            try {
                background.execute(this::askAll);
            } catch (RejectedExecutionException stopped) {
                asking.set(false);
                questions.remove(lease);
                lease.fail();
            }
        }
    }

    private void askAll() {
        do {
            try {
                for (List<Lease> next = next(); !next.isEmpty(); next = next()) {
                    ask(next);
                }
            } finally {
                asking.set(false);
            }
        } while (!questions.isEmpty() && asking.compareAndSet(false, true));
    }

    private List<Lease> next() {
        List<Lease> some = new ArrayList<>();
        while (some.size() < MOST_ASKS) {
            Lease lease = questions.poll();
            if (lease == null) {
                break;
            }
            some.add(lease);
        }
        return some;
    }

    private void ask(List<Lease> some) {
        try {
            List<Grant> grants = buckets.take(some.stream().map(Lease::ask).toList());
            long now = nanos.getAsLong();
            for (int i = 0; i < some.size(); i++) {
                some.get(i).settle(grants.get(i), now);
            }
        } catch (RuntimeException away) {
            goAlone(String.valueOf(away.getMessage()));
            some.forEach(Lease::fail);
        }
    }

    private void goAlone(String reason) {
        long now = nanos.getAsLong();
        long before = awayUntil.get();
        if (before - now <= 0 && awayUntil.compareAndSet(before, now + ALONE.toNanos())) {
            outage.accept(reason);
        }
    }

    /** Gives back what was not used for a while, and forgets what nobody asks about; due every second. */
    public void sweep() {
        long now = nanos.getAsLong();
        giveBack(now, false);
        leases.values().removeIf(lease -> lease.isForgotten(now));
    }

    /** Gives back everything; for when the node stops. */
    public void giveAllBack() {
        giveBack(nanos.getAsLong(), true);
    }

    private void giveBack(long now, boolean all) {
        leases.values().stream().filter(lease -> lease.returns(now, all)).forEach(this::ask);
    }
}
