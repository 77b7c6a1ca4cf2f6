package dev.sextant.shared.domain;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7: 48 bits of Unix milliseconds, 12 bits of a counter, 62 random bits.
 *
 * <p>Source: RFC 9562, section 5.7 and section 6.2, method 1: the 12 bits of {@code rand_a} are a counter that starts at a random value below half of its
 * range in each new millisecond. When it overflows, or when the clock steps back, the generator runs ahead of the clock instead of repeating itself, so ids of one generator
 * rise strictly even then.
 */
public final class UuidV7 implements IdGenerator {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_SEED_BITS = 11;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;
    private final RandomGenerator random;
    /** Milliseconds and counter of the id given last, as one number, so that a single compare-and-set moves both. */
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /**
     * A generator.
     *
     * @param clock where the milliseconds come from
     * @param random where the random bits come from; must be safe for use by many threads, and unpredictable where ids must not be guessed
     */
    public UuidV7(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long fresh = (clock.millis() << COUNTER_BITS) | random.nextLong(1L << COUNTER_SEED_BITS);
        long tick = last.updateAndGet(
                before -> (fresh >>> COUNTER_BITS) > (before >>> COUNTER_BITS) || before < 0 ? fresh : before + 1);
        long high = ((tick >>> COUNTER_BITS) << 16) | VERSION | (tick & COUNTER_MASK);
        long low = VARIANT | (random.nextLong() & RANDOM_MASK);
        return new UUID(high, low);
    }
}
