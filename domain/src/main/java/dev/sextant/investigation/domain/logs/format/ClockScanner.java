package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isLetter;

/** Reads a time of day with its fraction, half of the day and zone. One object is reused for all lines. */
final class ClockScanner {

    int millisOfDay;
    /** Minutes east of UTC, or {@link TimeScanner#NO_ZONE}. */
    int offset;
    /** Position after the time. */
    int end;

    private int hour;
    private int minute;
    private int second;
    private final DigitRun run = new DigitRun();
    /** Small letter of the half of the day, or 0. */
    private int half;

    /** Whether a time stands at {@code at}; if so the fields hold it. */
    boolean scan(String s, int at) {
        offset = TimeScanner.NO_ZONE;
        minute = 0;
        second = 0;
        int p = hourMinuteSecond(s, at);
        if (p < 0 || hour > 24 || minute > 59 || second > 60) {
            return false;
        }
        int millis = 0;
        char c = charAt(s, p);
        if ((c == '.' || c == ',' || c == ':') && isDigit(charAt(s, p + 1))) {
            millis = run.millis(s, p + 1);
            // behind a colon stand milliseconds, padded or not
            millis = c == ':' && run.length < 3 ? run.value : millis;
            p += 1 + run.length;
        }
        p = zone(s, halfDay(s, p));
        millisOfDay = ((meridiem() * 60 + minute) * 60 + second) * 1000 + millis;
        char after = charAt(s, p);
        end = p;
        return !isLetter(after) && !isDigit(after);
    }

    /** Position after hour, minute and second with their separators, or six digits; -1 when they are not there. */
    private int hourMinuteSecond(String s, int at) {
        int p = run.read(s, at);
        hour = run.value;
        if (run.length == 6) {
            hour = run.value / 10_000;
            minute = run.value / 100 % 100;
            second = run.value % 100;
            return p;
        }
        char separator = charAt(s, p);
        if (run.length == 0 || run.length > 2 || (separator != ':' && separator != '.')) {
            return -1;
        }
        p = run.read(s, p + 1);
        minute = run.value;
        if (run.length == 0 || run.length > 2) {
            return -1;
        }
        if (charAt(s, p) == separator && isDigit(charAt(s, p + 1))) {
            p = run.read(s, p + 1);
            second = run.value;
            return run.length > 2 ? -1 : p;
        }
        return p;
    }

    private int halfDay(String s, int at) {
        half = 0;
        int p = charAt(s, at) == ' ' ? at + 1 : at;
        int letter = charAt(s, p) | 0x20;
        if (hour <= 12
                && (letter == 'a' || letter == 'p')
                && (charAt(s, p + 1) | 0x20) == 'm'
                && !isLetter(charAt(s, p + 2))) {
            half = letter;
            return p + 2;
        }
        return at;
    }

    private int meridiem() {
        if (half == 'p') {
            return hour == 12 ? 12 : hour + 12;
        }
        return half == 'a' && hour == 12 ? 0 : hour;
    }

    private int zone(String s, int at) {
        int p = charAt(s, at) == ' ' ? at + 1 : at;
        char c = charAt(s, p);
        if (c == '+' || c == '-') {
            int q = run.read(s, p + 1);
            int minutes = -1;
            if (run.length == 4) {
                minutes = run.value / 100 * 60 + run.value % 100;
            } else if (run.length == 2 && charAt(s, q) == ':') {
                int hours = run.value;
                q = run.read(s, q + 1);
                minutes = run.length == 2 ? hours * 60 + run.value : -1;
            } else if (run.length == 2 && p == at) {
                minutes = run.value * 60;
            }
            if (minutes >= 0 && minutes <= 18 * 60 && !isLetter(charAt(s, q))) {
                offset = c == '-' ? -minutes : minutes;
                return q;
            }
            return at;
        }
        if (c >= 'A' && c <= 'Z') {
            int q = TimeScanner.skipLetters(s, p);
            int minutes = q - p <= 4 ? Names.zone(s, p, q) : TimeScanner.NO_ZONE;
            if (minutes != TimeScanner.NO_ZONE && !isDigit(charAt(s, q))) {
                offset = minutes;
                return q;
            }
        }
        return at;
    }
}
