package dev.sextant.investigation.domain.verdict;

import io.vavr.control.Option;
import java.util.Arrays;

/**
 * When something that is said often came to be said: the time by which a twentieth of it was said, so that a single early line does not count. Keeps at most {@link #KEPT} times, evenly over all that came.
 */
final class Onsets {

    private static final int KEPT = 512;

    /** Below this count every time counts. */
    private static final int FEW = 20;

    private long[] kept = new long[16];
    private int size;
    private long seen;
    private long every = 1;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long time) {
        first = Math.min(first, time);
        last = Math.max(last, time);
        if (seen++ % every != 0) {
            return;
        }
        if (size == KEPT) {
            for (int i = 0; i < KEPT / 2; i++) {
                kept[i] = kept[2 * i];
            }
            size = KEPT / 2;
            every *= 2;
            if ((seen - 1) % every != 0) {
                return;
            }
        }
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, kept.length * 2);
        }
        kept[size++] = time;
    }

    /** The latest time. */
    long last() {
        return last;
    }

    /** When it came to be said; none when no time was given. */
    Option<Long> from() {
        if (seen == 0) {
            return Option.none();
        }
        if (seen < FEW) {
            return Option.some(first);
        }
        long[] sorted = Arrays.copyOf(kept, size);
        Arrays.sort(sorted);
        return Option.some(sorted[size / 20]);
    }
}
