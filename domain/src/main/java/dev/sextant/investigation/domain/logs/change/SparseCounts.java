package dev.sextant.investigation.domain.logs.change;

import java.util.Arrays;

/**
 * Counts of one series in the few buckets where it occurs, with the place of the first record in each. A bucket is named by its
 * slot in the {@link Timeline}. The same slot may stand twice until {@link #compact}.
 */
final class SparseCounts {

    /** How many of the latest entries are looked at for the slot; records are nearly in order. */
    private static final int LOOK_BACK = 4;

    private int[] slots = new int[1];
    private int[] counts = new int[1];
    private long[] places = new long[1];
    private int size;

    int size() {
        return size;
    }

    int slot(int entry) {
        return slots[entry];
    }

    int count(int entry) {
        return counts[entry];
    }

    long place(int entry) {
        return places[entry];
    }

    /** Counts one record; true when that took a new entry. */
    boolean add(int slot, long place) {
        for (int i = size - 1; i >= Math.max(0, size - LOOK_BACK); i--) {
            if (slots[i] == slot) {
                counts[i]++;
                return false;
            }
        }
        makeRoomFor(size + 1);
        slots[size] = slot;
        counts[size] = 1;
        places[size] = place;
        size++;
        return true;
    }

    /** Adds the counts of another series. */
    void addAll(SparseCounts other) {
        makeRoomFor(size + other.size);
        System.arraycopy(other.slots, 0, slots, size, other.size);
        System.arraycopy(other.counts, 0, counts, size, other.size);
        System.arraycopy(other.places, 0, places, size, other.size);
        size += other.size;
    }

    private void makeRoomFor(int entries) {
        if (entries > slots.length) {
            int capacity = Math.max(entries, slots.length + (slots.length >> 1) + 1);
            slots = Arrays.copyOf(slots, capacity);
            counts = Arrays.copyOf(counts, capacity);
            places = Arrays.copyOf(places, capacity);
        }
    }

    /**
     * Renames the slots and joins entries of the same slot.
     *
     * @param renamed new slot by old slot
     * @param scratch one element per new slot, all −1 before and after
     */
    void compact(int[] renamed, int[] scratch) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int slot = renamed[slots[i]];
            int at = scratch[slot];
            if (at < 0) {
                scratch[slot] = kept;
                slots[kept] = slot;
                counts[kept] = counts[i];
                places[kept] = places[i];
                kept++;
            } else {
                counts[at] += counts[i];
                places[at] = Math.min(places[at], places[i]);
            }
        }
        for (int i = 0; i < kept; i++) {
            scratch[slots[i]] = -1;
        }
        size = kept;
    }
}
