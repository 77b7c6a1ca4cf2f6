package dev.sextant.metering.application;

import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Several nodes that take from one bucket, in a time that passes as fast as it is calculated. */
final class SomeNodes {

    private static final Duration STEP = Duration.ofMillis(20);

    private final SettableClock clock;
    private final String bucket;
    private final Rate rate;
    private final List<LeasedTokens> nodes = new ArrayList<>();
    private final double[] due = new double[5];
    private long refused;
    private long steps;

    SomeNodes(TokenBuckets buckets, SettableClock clock, String bucket, Rate rate) {
        this.clock = clock;
        this.bucket = bucket;
        this.rate = rate;
        for (int i = 0; i < due.length; i++) {
            nodes.add(new LeasedTokens(buckets, Runnable::run, this::nanos, reason -> Assertions.fail(reason)));
        }
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    /** How many were let through, when so many requests come to each node in a second. */
    long letThrough(Duration time, double[] perSecond) {
        long let = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            for (int i = 0; i < nodes.size(); i++) {
                for (due[i] += perSecond[i] * STEP.toMillis() / 1_000; due[i] >= 1; due[i]--) {
                    boolean taken = nodes.get(i).take(bucket, rate) instanceof LeasedTokens.Answer.Taken;
                    let += taken ? 1 : 0;
                    refused += taken ? 0 : 1;
                }
            }
            clock.pass(STEP);
            if (++steps % 50 == 0) {
                nodes.forEach(LeasedTokens::sweep);
            }
        }
        return let;
    }

    long refused() {
        return refused;
    }
}
