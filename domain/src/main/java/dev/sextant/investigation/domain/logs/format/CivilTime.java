package dev.sextant.investigation.domain.logs.format;

/**
 * Calendar arithmetic on plain numbers, for the one conversion that every line needs.
 *
 * <p>The conversion between dates and day numbers follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (2013), sections {@code days_from_civil} and {@code civil_from_days}.
 */
final class CivilTime {

    static final long MILLIS_PER_DAY = 86_400_000L;

    private CivilTime() {}

    /** Days since 1970-01-01 of a date in the proleptic Gregorian calendar. */
    static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    /** Year in which a day number falls. */
    static int yearOf(long epochDay) {
        long shifted = epochDay + 719_468L;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097L;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long year = yearOfEra + era * 400;
        return (int) ((5 * dayOfYear + 2) / 153 >= 10 ? year + 1 : year);
    }
}
