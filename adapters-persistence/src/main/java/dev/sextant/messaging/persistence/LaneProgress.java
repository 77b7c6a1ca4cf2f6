package dev.sextant.messaging.persistence;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/**
 * How far a lane is. Whatever was visible in {@code seen} is done. While a pile is worked off that is too large for one batch, {@code underway} says how far into it.
 *
 * <p>Snapshots are complete ones and not only the oldest running transaction: an old transaction of somebody else keeps back its own events and nobody else's. Every snapshot is a consistent cut, so an event
 * is never seen without those that its transaction waited for.
 *
 * <p>Source: PgQ's batches between two ticks (Skype, SkyTools 3), with the reader's own snapshots in place of a ticker's.
 *
 * @param seen a {@code pg_snapshot} in its text form
 * @param underway how far into what is new since then
 */
record LaneProgress(String seen, Option<Underway> underway) {

    /**
     * Halfway through a pile.
     *
     * @param target what was visible in this snapshot, too, is being worked off
     * @param at everything up to here is done
     */
    record Underway(String target, EventPlace at) {}

    /** The end of {@code seen}: transactions from here on had not begun, or not ended. */
    long seenBefore() {
        return Long.parseLong(parts()[1]);
    }

    /** The transactions that were running in {@code seen}: their events may appear at any time. */
    List<String> running() {
        String ids = parts()[2];
        return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(",", -1));
    }

    private String[] parts() {
        return seen.split(":", -1);
    }
}
