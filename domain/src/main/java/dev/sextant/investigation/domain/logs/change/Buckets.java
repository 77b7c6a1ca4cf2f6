package dev.sextant.investigation.domain.logs.change;

import java.util.Map;
import java.util.TreeMap;

/**
 * The occupied buckets of some series between two points of the axis, added up.
 *
 * @param starts where each bucket begins, ascending
 * @param counts records in each
 * @param places packed place of the first record in each
 * @param width width of a bucket
 */
@SuppressWarnings("ArrayRecordComponent")
record Buckets(long[] starts, long[] counts, long[] places, long width) {

    static Buckets of(Timeline timeline, int[] series, long from, long to) {
        long width = timeline.width();
        TreeMap<Long, long[]> found = new TreeMap<>();
        for (int one : series) {
            timeline.visit(one, (bucket, count, place) -> {
                long start = bucket * width;
                if (start + width > from && start < to) {
                    long[] sum = found.computeIfAbsent(start, s -> new long[] {0, place});
                    sum[0] += count;
                    sum[1] = Math.min(sum[1], place);
                }
            });
        }
        long[] starts = new long[found.size()];
        long[] counts = new long[found.size()];
        long[] places = new long[found.size()];
        int i = 0;
        for (Map.Entry<Long, long[]> entry : found.entrySet()) {
            starts[i] = entry.getKey();
            counts[i] = entry.getValue()[0];
            places[i] = entry.getValue()[1];
            i++;
        }
        return new Buckets(starts, counts, places, width);
    }

    int size() {
        return starts.length;
    }
}
