package dev.sextant.metering.application.inmemory;

import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.domain.Bucket;
import dev.sextant.metering.domain.Rate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps buckets in memory, for one server. */
public final class InMemoryTokenBuckets implements TokenBuckets {

    private record Kept(Bucket bucket, Rate rate) {}

    private final Clock clock;
    private final Map<String, Kept> buckets = new HashMap<>();

    /** All buckets are full. */
    public InMemoryTokenBuckets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Grant> take(List<Ask> asks) {
        return asks.stream().map(this::take).toList();
    }

    private Grant take(Ask ask) {
        Instant now = clock.instant();
        Kept kept = buckets.get(ask.bucket());
        Bucket before = kept == null ? Bucket.full(ask.rate(), now) : kept.bucket();
        Bucket.Taken taken = before.take(ask.rate(), ask.wanted(), ask.returned(), now);
        buckets.put(ask.bucket(), new Kept(taken.left(), ask.rate()));
        return new Grant(taken.granted(), taken.left().level());
    }

    @Override
    public synchronized long forgetFull() {
        Instant now = clock.instant();
        long before = buckets.size();
        buckets.values().removeIf(kept -> {
            double missing = kept.rate().quota() - kept.bucket().level();
            return !now.isBefore(kept.bucket().at().plus(kept.rate().timeFor(Math.max(0, missing))));
        });
        return before - buckets.size();
    }
}
