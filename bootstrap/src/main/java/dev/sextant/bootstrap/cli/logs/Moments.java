package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.change.Axis;
import dev.sextant.investigation.domain.logs.change.ChangeReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Points of a report's axis for people: times as in the log, with the date only where the log spans several days. */
final class Moments {

    private static final long DAY = 86_400_000;

    /** From this length on a day without its year may be mistaken for another. */
    private static final long YEAR = 300 * DAY;

    private static final DateTimeFormatter FULL = formatter("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = formatter("MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = formatter("HH:mm:ss");
    private static final DateTimeFormatter DATE = formatter("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT = formatter("HH:mm");
    private static final DateTimeFormatter DAY_AND_SHORT = formatter("MM-dd HH:mm");
    private static final DateTimeFormatter FINE = formatter("HH:mm:ss.SSS");

    private static final int MOST_TICKS = 8;

    private static final long[] ROUND_TIMES = {
        100,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        21_600_000,
        43_200_000,
        DAY
    };

    private final Axis axis;
    private final boolean oneDay;
    private final boolean fine;
    private final DateTimeFormatter within;

    Moments(ChangeReport report) {
        this.axis = report.axis();
        this.oneDay =
                Math.floorDiv(report.start(), DAY) == Math.floorDiv(Math.max(report.start(), report.end() - 1), DAY);
        this.fine = report.end() - report.start() < 600_000;
        long length = report.end() - report.start();
        this.within = length < 60_000 ? FINE : oneDay ? TIME : length < YEAR ? DAY_AND_TIME : FULL;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** With the date. */
    String full(long at) {
        return axis == Axis.TIME ? FULL.format(Instant.ofEpochMilli(at)) : "record " + (at + 1);
    }

    /** As short as the log allows. */
    String within(long at) {
        return axis == Axis.TIME ? within.format(Instant.ofEpochMilli(at)) : "record " + (at + 1);
    }

    /** Round points between two others, for marking an axis; four to eight of them where there are round ones. */
    List<Long> ticks(long start, long end) {
        long length = Math.max(1, end - start);
        long step = axis == Axis.TIME ? roundTime(length) : roundNumber(length);
        List<Long> ticks = new ArrayList<>();
        for (long at = Math.ceilDiv(start, step) * step; at <= end; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    private static long roundTime(long length) {
        for (long step : ROUND_TIMES) {
            if (length / step <= MOST_TICKS) {
                return step;
            }
        }
        return ROUND_TIMES[ROUND_TIMES.length - 1] * roundNumber(length / ROUND_TIMES[ROUND_TIMES.length - 1]);
    }

    private static long roundNumber(long length) {
        long step = 1;
        while (length / step > MOST_TICKS) {
            step = Long.toString(step).charAt(0) == '2' ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    /** A tick: the day where days are marked, else the time. */
    String tick(long at) {
        if (axis == Axis.POSITION) {
            return String.format(Locale.ROOT, "%,d", at);
        }
        boolean midnight = Math.floorMod(at, DAY) == 0;
        return (midnight && !oneDay ? DATE : within == FULL ? DATE : fine ? TIME : oneDay ? SHORT : DAY_AND_SHORT)
                .format(Instant.ofEpochMilli(at));
    }

    /** A time even where the axis is none. */
    String time(long millis) {
        return (axis == Axis.TIME ? within : FULL).format(Instant.ofEpochMilli(millis));
    }
}
