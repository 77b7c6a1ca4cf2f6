package dev.sextant.messaging.application;

import dev.sextant.shared.application.Transactions;

/** Tells who sends deliveries that one may be due, once the transaction around is over, so that the first try does not wait for the next look. Safe for many threads. */
public final class DeliveryBell {

    private final Transactions transactions;
    private final Runnable wake;

    /**
     * A bell.
     *
     * @param wake returns at once
     */
    public DeliveryBell(Transactions transactions, Runnable wake) {
        this.transactions = transactions;
        this.wake = wake;
    }

    /** Rings after the open transaction. */
    public void ring() {
        transactions.afterwards(wake);
    }
}
