package dev.sextant.investigation.domain.logs.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of many series in buckets of equal width along one axis, time in milliseconds or position in records. The width is as fine
 * as the memory allows: it starts at the first step of a ladder and climbs when too many buckets are <em>occupied</em>, so a
 * single record with an absurd time costs one bucket and not the resolution of all others. Each step of the ladder divides the
 * next, and those of time up to a day divide the day. Records may come in any order.
 */
final class Timeline {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] TIME_LADDER = {
        100,
        200,
        SECOND,
        2 * SECOND,
        10 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        10 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY
    };

    private static final long[] POSITION_LADDER = {1};

    private final long[] ladder;
    private final int mostBuckets;
    private final int mostEntries;
    private final Map<Long, Integer> slotOfBucket = new HashMap<>();
    private final List<SparseCounts> series = new ArrayList<>();
    private long[] bucketOfSlot = new long[64];
    private int step;
    private long width;
    private long entries;
    private long lastBucket = Long.MIN_VALUE;
    private int lastSlot;

    private Timeline(long[] ladder, int mostBuckets, int mostEntries) {
        this.ladder = ladder;
        this.width = ladder[0];
        this.mostBuckets = mostBuckets;
        this.mostEntries = mostEntries;
    }

    /** A timeline in milliseconds since 1970. */
    static Timeline ofTime(int mostBuckets, int mostEntries) {
        return new Timeline(TIME_LADDER, mostBuckets, mostEntries);
    }

    /** A timeline in positions of records, counted from 0. */
    static Timeline ofPositions(int mostBuckets, int mostEntries) {
        return new Timeline(POSITION_LADDER, mostBuckets, mostEntries);
    }

    /** Width of the buckets, in the unit of the axis. */
    long width() {
        return width;
    }

    int seriesCount() {
        return series.size();
    }

    /** Occupied buckets, in ascending order; bucket {@code b} covers {@code [b × width, (b + 1) × width)}. */
    long[] occupiedBuckets() {
        long[] buckets = Arrays.copyOf(bucketOfSlot, slotOfBucket.size());
        Arrays.sort(buckets);
        return buckets;
    }

    /**
     * Counts one record.
     *
     * @param index which series, from 0; series come into being as they are named
     * @param at where on the axis
     * @param place the record's packed place
     */
    void add(int index, long at, long place) {
        if (seriesAt(index).add(slotFor(at), place)) {
            entries++;
            if (entries > mostEntries && slotOfBucket.size() > 64) {
                climb();
            }
        }
    }

    /** Adds the counts of one series to another and leaves the first one empty. */
    void join(int from, int into) {
        if (from < series.size() && series.get(from).size() > 0) {
            seriesAt(into).addAll(series.get(from));
            series.set(from, new SparseCounts());
        }
    }

    /** Hands every bucket of one series to the visitor, in no particular order, each once. */
    void visit(int index, Visitor visitor) {
        if (index >= series.size()) {
            return;
        }
        SparseCounts counts = series.get(index);
        int[] same = new int[slotOfBucket.size()];
        Arrays.setAll(same, i -> i);
        int[] scratch = new int[same.length];
        Arrays.fill(scratch, -1);
        counts.compact(same, scratch);
        for (int i = 0; i < counts.size(); i++) {
            visitor.bucket(bucketOfSlot[counts.slot(i)], counts.count(i), counts.place(i));
        }
    }

    /** Takes the buckets of a series. */
    interface Visitor {
        /**
         * One bucket.
         *
         * @param bucket its number on the axis
         * @param count records in it
         * @param firstPlace packed place of its first record
         */
        void bucket(long bucket, int count, long firstPlace);
    }

    private SparseCounts seriesAt(int index) {
        while (series.size() <= index) {
            series.add(new SparseCounts());
        }
        return series.get(index);
    }

    private int slotFor(long at) {
        long bucket = Math.floorDiv(at, width);
        if (bucket == lastBucket) {
            return lastSlot;
        }
        Integer known = slotOfBucket.get(bucket);
        if (known == null) {
            if (slotOfBucket.size() == mostBuckets) {
                climb();
                return slotFor(at);
            }
            known = slotOfBucket.size();
            if (known == bucketOfSlot.length) {
                bucketOfSlot = Arrays.copyOf(bucketOfSlot, 2 * known);
            }
            bucketOfSlot[known] = bucket;
            slotOfBucket.put(bucket, known);
        }
        lastBucket = bucket;
        lastSlot = known;
        return known;
    }

    /** Makes the buckets wider by one step of the ladder, or twice as wide beyond its end. */
    private void climb() {
        long wider = step + 1 < ladder.length ? ladder[step + 1] : 2 * width;
        long factor = wider / width;
        step++;
        width = wider;
        int[] renamed = new int[slotOfBucket.size()];
        long[] old = bucketOfSlot;
        bucketOfSlot = new long[old.length];
        slotOfBucket.clear();
        for (int slot = 0; slot < renamed.length; slot++) {
            long bucket = Math.floorDiv(old[slot], factor);
            Integer merged = slotOfBucket.get(bucket);
            if (merged == null) {
                merged = slotOfBucket.size();
                slotOfBucket.put(bucket, merged);
                bucketOfSlot[merged] = bucket;
            }
            renamed[slot] = merged;
        }
        int[] scratch = new int[slotOfBucket.size()];
        Arrays.fill(scratch, -1);
        entries = 0;
        for (SparseCounts counts : series) {
            counts.compact(renamed, scratch);
            entries += counts.size();
        }
        lastBucket = Long.MIN_VALUE;
    }
}
