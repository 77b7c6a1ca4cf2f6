package dev.sextant.messaging.persistence;

import java.util.Collections;
import java.util.Set;

/**
 * A lane in the hands of this node.
 *
 * @param subscriber whose
 * @param number which of the subscriber's
 * @param lanes how many the subscriber has
 * @param token proves that it was not given to another node since
 * @param losses how often it was taken from a node that had not given it back, since it moved last
 * @param progress how far it was when it was taken
 */
record Lane(Subscriber subscriber, int number, int lanes, long token, int losses, LaneProgress progress) {

    /** Which lane of which subscriber. */
    record Id(int subscriber, int lane) {}

    Id id() {
        return new Id(subscriber.id(), number);
    }

    /** Whether an event of one of these types in this bucket would be found here. */
    boolean reads(int bucket, Set<String> types) {
        var wanted = subscriber.types();
        return (bucket & (lanes - 1)) == number && (wanted.isEmpty() || !Collections.disjoint(wanted, types));
    }

    @Override
    public String toString() {
        return subscriber.name() + "/" + number;
    }
}
