package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;

/**
 * When something comes again, written as in crontab(5): minute, hour, day of month, month and day of week, with stars, lists, ranges, steps and English names, or {@code @hourly}, {@code @daily},
 * {@code @weekly}, {@code @monthly}, {@code @yearly}. When both kinds of day are given, either will do, as ever; Sunday is 0 and 7.
 *
 * <p>Where clocks are put forward or back, one that has hours, such as {@code 30 2 * * *}, comes once for each time that it names: at the first moment after the gap when the time was left out, and at the first of the two when
 * the time comes twice. One that comes in every hour, such as {@code *}{@code /15 * * * *}, follows the clock on the wall: it comes in both of two equal hours, and leaves out what the clock leaves out, so that the time between remains what it was. Those are the rules of Debian's cron.
 */
public final class Cron {

    private static final int LONGEST = 200;

    private static final CronField.Kind MINUTE = new CronField.Kind("minute", 0, 59, List.of());
    private static final CronField.Kind HOUR = new CronField.Kind("hour", 0, 23, List.of());
    private static final CronField.Kind DAY = new CronField.Kind("day of the month", 1, 31, List.of());
    private static final CronField.Kind MONTH = new CronField.Kind(
            "month",
            1,
            12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
    private static final CronField.Kind WEEKDAY =
            new CronField.Kind("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final Map<String, String> NAMED = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *");

    private static final long EVERY_HOUR = (1L << 24) - 1;
    private static final int SUNDAY_TOO = 7;

    private final String text;
    private final CronField minutes;
    private final CronField hours;
    private final CronField days;
    private final CronField months;
    private final CronField weekdays;

    private Cron(
            String text, CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) {
        this.text = text;
        this.minutes = minutes;
        this.hours = hours;
        this.days = days;
        this.months = months;
        this.weekdays = weekdays;
    }

    /** Reads one; what is wrong with it is said in words for a person. */
    public static Either<String, Cron> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST) {
            return Either.left("must have at most " + LONGEST + " characters");
        }
        String[] fields = NAMED.getOrDefault(trimmed, trimmed).split("\\s+");
        if (fields.length != 5) {
            return Either.left("must have five fields: minute, hour, day of the month, month and day of the week");
        }
        return CronField.parse(MINUTE, fields[0])
                .flatMap(minutes -> CronField.parse(HOUR, fields[1])
                        .flatMap(hours -> CronField.parse(DAY, fields[2])
                                .flatMap(days -> CronField.parse(MONTH, fields[3])
                                        .flatMap(months -> CronField.parse(WEEKDAY, fields[4])
                                                .map(weekdays ->
                                                        new Cron(trimmed, minutes, hours, days, months, weekdays))))))
                .filterOrElse(Cron::comes, cron -> "names a day that never comes");
    }

    /** Whether some month has one of its days. Where a star leaves the decision to the other kind of day, that one comes some year. */
    private boolean comes() {
        if (!days.starred() && !weekdays.starred()) {
            return true;
        }
        for (Month month : Month.values()) {
            if (months.has(month.getValue()) && days.from(1) <= month.maxLength()) {
                return true;
            }
        }
        return false;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /**
     * When it comes next.
     *
     * @param after the moment after which
     * @param zone on whose clocks
     */
    public Instant next(Instant after, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return hours.values() == EVERY_HOUR ? nextOnTheWall(after, rules) : nextNamed(after, rules);
    }

    /** Each time that is named is one moment: the earlier one of two, and the end of the gap for one that the clock leaves out. */
    private Instant nextNamed(Instant after, ZoneRules rules) {
        LocalDateTime at = LocalDateTime.ofInstant(after, rules.getOffset(after));
        while (true) {
            at = following(at);
            ZoneOffsetTransition change = rules.getTransition(at);
            Instant moment = change != null && change.isGap() ? change.getInstant() : at.toInstant(rules.getOffset(at));
            if (moment.isAfter(after)) {
                return moment;
            }
        }
    }

    /** From one change of the clocks to the next, the clock on the wall runs evenly. */
    private Instant nextOnTheWall(Instant after, ZoneRules rules) {
        ZoneOffset offset = rules.getOffset(after);
        LocalDateTime begin = LocalDateTime.ofInstant(after, offset);
        Instant from = after;
        while (true) {
            Instant moment = following(begin).toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change == null || moment.isBefore(change.getInstant())) {
                return moment;
            }
            from = change.getInstant();
            offset = change.getOffsetAfter();
            // The moment of the change itself may be one.
            begin = LocalDateTime.ofInstant(from, offset).minusNanos(1);
        }
    }

    /** The next time that it names, after another, on a clock that is never changed. */
    private LocalDateTime following(LocalDateTime time) {
        LocalDateTime from = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDate date = from.toLocalDate();
        if (isOn(date)) {
            int minute = minutes.from(from.getMinute());
            int hour = minute <= 59 && hours.has(from.getHour()) ? from.getHour() : hours.from(from.getHour() + 1);
            if (hour <= 23) {
                return date.atTime(hour, hour == from.getHour() ? minute : minutes.from(0));
            }
        }
        do {
            date = date.plusDays(1);
            if (!months.has(date.getMonthValue())) {
                date = YearMonth.from(date).plusMonths(1).atDay(1);
            }
        } while (!isOn(date));
        return date.atTime(hours.from(0), minutes.from(0));
    }

    private boolean isOn(LocalDate date) {
        boolean day = days.has(date.getDayOfMonth());
        int number = date.getDayOfWeek().getValue();
        boolean weekday = weekdays.has(number % 7) || (number == SUNDAY_TOO && weekdays.has(SUNDAY_TOO));
        boolean both = days.starred() || weekdays.starred();
        boolean fits = both ? (day && weekday) : (day || weekday);
        return months.has(date.getMonthValue()) && fits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && text.equals(cron.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
