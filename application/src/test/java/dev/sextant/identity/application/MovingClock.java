package dev.sextant.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. */
public final class MovingClock extends Clock {

    private final AtomicReference<Instant> now;

    /** A clock that stands at a moment. */
    public MovingClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times of this context are in UTC");
    }
}
