package dev.sextant.metering.application;

import dev.sextant.metering.domain.Rate;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps {@linkplain dev.sextant.metering.domain.Bucket buckets} that several servers take from. Each taking is one step that no other one can come between, and all of them are judged by one clock, that of the store. Takes part
 * in no transaction. What is kept here may be lost at any time: then the buckets are full. Safe for many threads.
 */
@SecondaryPort
public interface TokenBuckets {

    /**
     * A wish.
     *
     * @param bucket names the bucket, at most 200 characters; one that was never asked for is full
     * @param rate how large it is and how fast it fills
     * @param wanted how many tokens are wanted, not negative
     * @param returned how many of those that were taken before are given back, not negative
     */
    record Ask(String bucket, Rate rate, int wanted, int returned) {}

    /**
     * What came of it.
     *
     * @param granted how many tokens were taken: as many as were wanted, or all that there were
     * @param level how many tokens are left, with fractions, not negative
     */
    record Grant(int granted, double level) {}

    /**
     * Takes tokens.
     *
     * @param asks the wishes, at most a thousand
     * @return a grant for each, in the same order
     * @throws dev.sextant.shared.application.Unavailable when the store cannot answer now; some may have been taken nevertheless
     */
    List<Grant> take(List<Ask> asks);

    /**
     * Forgets buckets that are full again.
     *
     * @return how many; 0 also when the store forgets them by itself
     * @throws dev.sextant.shared.application.Unavailable when the store cannot answer now
     */
    long forgetFull();
}
