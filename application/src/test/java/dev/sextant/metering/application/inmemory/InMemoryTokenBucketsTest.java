package dev.sextant.metering.application.inmemory;

import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.application.TokenBucketsContract;

class InMemoryTokenBucketsTest extends TokenBucketsContract {

    private final InMemoryTokenBuckets buckets = new InMemoryTokenBuckets(clock);

    @Override
    protected TokenBuckets buckets() {
        return buckets;
    }
}
