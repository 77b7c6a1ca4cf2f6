package dev.sextant.messaging.application;

import dev.sextant.shared.application.Chore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Forgets what was delivered to webhooks longer ago than it is remembered, in small pieces, so that nobody waits for it. */
public final class ForgetDeliveries implements Chore {

    private static final int BATCH = 1_000;

    private final DeliveryDispatch dispatch;

    /** The chore. */
    public ForgetDeliveries(DeliveryDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public String name() {
        return "forget_deliveries";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /** Answers how many it forgot. */
    @Override
    public long run(BooleanSupplier mayGoOn) {
        long forgotten = 0;
        int batch = BATCH;
        while (batch == BATCH && mayGoOn.getAsBoolean()) {
            batch = dispatch.forget(BATCH);
            forgotten += batch;
        }
        return forgotten;
    }
}
