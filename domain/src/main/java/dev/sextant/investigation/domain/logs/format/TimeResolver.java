package dev.sextant.investigation.domain.logs.format;

/**
 * Turns scanned fields into instants. What a log leaves out is supplied: the zone is UTC; a missing year is the latest
 * that puts the first record not more than a day after the reference, and goes up when the months fall back by half a
 * year or more, as from December to January; a missing date is the reference's day, and goes up when the time of day
 * falls back by twelve hours or more.
 */
final class TimeResolver {

    private static final long HALF_YEAR = 183 * CivilTime.MILLIS_PER_DAY;
    private static final long HALF_DAY = CivilTime.MILLIS_PER_DAY / 2;

    private final long referenceMillis;
    private int year;
    private boolean yearKnown;
    private long dayOfTimeOnly = Long.MIN_VALUE;
    private long last = Long.MIN_VALUE;

    TimeResolver(long referenceMillis) {
        this.referenceMillis = referenceMillis;
    }

    /** Milliseconds since 1970-01-01T00:00:00Z of the stamp in {@code time}. */
    long resolve(TimeScanner time) {
        if (time.isEpoch) {
            return time.epochMillis;
        }
        long shift = time.offset == TimeScanner.NO_ZONE ? 0 : time.offset * 60_000L;
        if (!time.hasDate) {
            return timeOnly(time.millisOfDay) - shift;
        }
        if (time.hasYear) {
            return millis(time.year, time) - shift;
        }
        return yearless(time) - shift;
    }

    private long timeOnly(int millisOfDay) {
        if (dayOfTimeOnly == Long.MIN_VALUE) {
            dayOfTimeOnly = Math.floorDiv(referenceMillis, CivilTime.MILLIS_PER_DAY);
        }
        long millis = dayOfTimeOnly * CivilTime.MILLIS_PER_DAY + millisOfDay;
        if (last != Long.MIN_VALUE && last - millis >= HALF_DAY) {
            dayOfTimeOnly++;
            millis += CivilTime.MILLIS_PER_DAY;
        }
        last = millis;
        return millis;
    }

    private long yearless(TimeScanner time) {
        if (!yearKnown) {
            yearKnown = true;
            year = CivilTime.yearOf(Math.floorDiv(referenceMillis, CivilTime.MILLIS_PER_DAY));
            if (millis(year, time) > referenceMillis + CivilTime.MILLIS_PER_DAY) {
                year--;
            }
        }
        long millis = millis(year, time);
        if (last != Long.MIN_VALUE) {
            if (last - millis >= HALF_YEAR) {
                year++;
                millis = millis(year, time);
            } else if (millis - last >= HALF_YEAR) {
                // a straggler of the year before, behind the first records of the new one
                return millis(year - 1, time);
            }
        }
        last = millis;
        return millis;
    }

    private static long millis(int year, TimeScanner time) {
        return CivilTime.epochDay(year, time.month, time.day) * CivilTime.MILLIS_PER_DAY + time.millisOfDay;
    }
}
