package dev.sextant.metering.application;

import dev.sextant.metering.application.LeasedTokens.Answer;
import dev.sextant.metering.application.TokenBuckets.Ask;
import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.domain.Bucket;
import dev.sextant.metering.domain.Rate;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this node knows of one bucket: the tokens that it took ahead, and until when the bucket is empty. At most one question about the bucket is on its way to the store. Times are of a clock that only runs forward, in nanoseconds.
 * Safe for many threads.
 */
final class Lease {

    /** So many parts of its quota a node takes ahead at most: with five nodes they hold 5 % of it together. */
    private static final long SHARE = 100;

    /** A node takes ahead what it needed in such a time. */
    private static final long DEMAND = Duration.ofMillis(200).toNanos();

    /** An empty bucket is not asked sooner again, however fast it fills, so that refused requests cost the store nothing. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    /** Tokens that were not used in such a time are given back. */
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    /** What was not asked for in such a time is forgotten. */
    private static final long FORGOTTEN = Duration.ofSeconds(30).toNanos();

    private final String bucket;
    private final ReentrantLock lock = new ReentrantLock();
    private Rate rate;
    private int tokens;
    private double level;
    private long takenAt;
    private long emptyUntil;
    private int waiting;
    private int returning;
    private int wanted;
    private Option<CompletableFuture<Boolean>> asked = Option.none();
    private long demandSince;
    private int demand;
    private int demandBefore;
    /** What this node allows by itself while the store does not answer. */
    private Option<Bucket> own = Option.none();

    /** Of a bucket that nothing is known of. */
    Lease(String bucket, Rate rate, long now) {
        this.bucket = bucket;
        this.rate = rate;
        this.takenAt = now;
        this.emptyUntil = now;
        this.demandSince = now;
    }

    /** A request came. */
    void note(Rate present, long now) {
        lock.lock();
        try {
            rate = present;
            if (now - demandSince >= DEMAND) {
                demandBefore = now - demandSince < 2 * DEMAND ? demand : 0;
                demand = 0;
                demandSince = now;
            }
            demand++;
        } finally {
            lock.unlock();
        }
    }

    /** A token, or that there is none; nothing when the store must be asked. */
    Option<Answer> take(long now) {
        lock.lock();
        try {
            if (tokens > 0) {
                tokens--;
                return Option.some(new Answer.Taken(remaining(), full()));
            }
            return emptyUntil - now > 0
                    ? Option.some(new Answer.Empty(Duration.ofNanos(emptyUntil - now), full()))
                    : Option.none();
        } finally {
            lock.unlock();
        }
    }

    /** A token of this node alone, for when the store does not answer. */
    Answer takeAlone(long now) {
        lock.lock();
        try {
            Instant time = Instant.EPOCH.plusNanos(now);
            Bucket.Taken taken = own.getOrElse(() -> Bucket.full(rate, time)).take(rate, 1, 0, time);
            own = Option.some(taken.left());
            double left = taken.left().level();
            Duration filled = rate.timeFor(Math.max(0, rate.quota() - left));
            return taken.granted() == 1
                    ? new Answer.Taken((long) Math.floor(left), filled)
                    : new Answer.Empty(rate.timeFor(1 - left), filled);
        } finally {
            lock.unlock();
        }
    }

    /** A token was taken for a request that is refused for another reason. */
    void giveBack() {
        lock.lock();
        try {
            tokens++;
        } finally {
            lock.unlock();
        }
    }

    private long remaining() {
        return tokens + (long) Math.floor(level);
    }

    private Duration full() {
        return rate.timeFor(Math.max(0, rate.quota() - level - tokens));
    }

    /**
     * Waits with others for the store.
     *
     * @param ask has the store asked; called when nobody else is waiting for an answer yet
     * @return completed with whether the store answered
     */
    CompletableFuture<Boolean> await(Runnable ask) {
        CompletableFuture<Boolean> answer;
        boolean isFirst;
        lock.lock();
        try {
            waiting++;
            isFirst = asked.isEmpty();
            if (isFirst) {
                asked = Option.some(new CompletableFuture<>());
            }
            answer = asked.get();
        } finally {
            lock.unlock();
        }
        if (isFirst) {
            ask.run();
        }
        return answer;
    }

    /** Waits no longer. */
    void leave() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    /** What the store is asked: as much as is waited for, and what is likely to be needed soon; nothing when nobody waits. */
    Ask ask() {
        lock.lock();
        try {
            long ahead = Math.min(Math.max(1, rate.quota() / SHARE), Math.max(demand, demandBefore));
            wanted = waiting == 0 ? 0 : (int) Math.max(waiting, ahead);
            int returned = returning;
            returning = 0;
            return new Ask(bucket, rate, wanted, returned);
        } finally {
            lock.unlock();
        }
    }

    /** The store answered. */
    void settle(Grant grant, long now) {
        lock.lock();
        try {
            tokens += grant.granted();
            level = grant.level();
            takenAt = now;
            own = Option.none();
            if (grant.granted() < wanted) {
                long next = rate.timeFor(Math.max(0, 1 - level)).toNanos();
                emptyUntil = now + Math.max(PAUSE, next);
            }
        } finally {
            lock.unlock();
        }
        answer(true);
    }

    /** The store did not answer. */
    void fail() {
        answer(false);
    }

    private void answer(boolean known) {
        Option<CompletableFuture<Boolean>> answered;
        lock.lock();
        try {
            answered = asked;
            asked = Option.none();
        } finally {
            lock.unlock();
        }
        answered.forEach(future -> future.complete(known));
    }

    /**
     * Prepares what was not used to be given back.
     *
     * @param all whether fresh tokens go back too
     * @return whether the store must be told
     */
    boolean returns(long now, boolean all) {
        lock.lock();
        try {
            boolean due = asked.isEmpty() && tokens > 0 && (all || now - takenAt >= KEPT);
            if (due) {
                returning = tokens;
                tokens = 0;
                asked = Option.some(new CompletableFuture<>());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    boolean isForgotten(long now) {
        lock.lock();
        try {
            return asked.isEmpty()
                    && tokens == 0
                    && waiting == 0
                    && now - demandSince >= FORGOTTEN
                    && now - emptyUntil >= 0;
        } finally {
            lock.unlock();
        }
    }
}
