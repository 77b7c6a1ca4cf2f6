package dev.sextant.messaging.application;

import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Is told what came of deliveries to subscribers, by whoever delivers. Must not throw, and must take next to no time; safe for many threads. */
@SecondaryPort
public interface DeliveryObserver {

    /** Nobody listens. */
    DeliveryObserver NOBODY = new DeliveryObserver() {

        @Override
        public void delivered(String subscriber, int events) {
            // nobody to tell
        }

        @Override
        public void failed(String subscriber) {
            // nobody to tell
        }
    };

    /** Events were handled. */
    void delivered(String subscriber, int events);

    /** A try failed. */
    void failed(String subscriber);
}
