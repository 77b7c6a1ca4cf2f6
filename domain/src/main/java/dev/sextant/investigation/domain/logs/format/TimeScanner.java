package dev.sextant.investigation.domain.logs.format;

/**
 * Reads a timestamp at a given position of a line, in whichever of the common notations it is written, into plain
 * fields. One object is reused for all lines: {@link #scan} allocates nothing.
 *
 * <p>Notations: ISO 8601 and its relatives (any of {@code T}, blank, comma, hyphen, colon or underscore between date and
 * time; fraction after point, comma or colon; offset, {@code Z} or a zone name), {@code 17/06/09 20:10:40},
 * {@code 10/Oct/2000:13:55:36 -0700}, {@code Oct 11 22:14:15} with and without a year, {@code Sun Dec 04 04:47:44 2005},
 * {@code Nov 21, 2026 8:41:16 AM}, {@code 20171223-22:15:29:606}, {@code 081109 203615}, {@code 03-17 16:13:38.811},
 * {@code 10.30 16:49:06}, glog's {@code I1121 08:41:16.123}, a time of day alone, and Unix time in seconds,
 * milliseconds, microseconds or nanoseconds.
 */
final class TimeScanner {

    static final int NO_ZONE = Integer.MIN_VALUE;

    /** The order to apply to dates of three short numbers. */
    DateOrder order = DateOrder.YEAR_MONTH_DAY;

    int year;
    int month;
    int day;
    int millisOfDay;
    /** Minutes east of UTC, or {@link #NO_ZONE}. */
    int offset;

    boolean hasYear;
    boolean hasDate;
    /** Whether the stamp is a count since 1970, whose value is in {@link #epochMillis}. */
    boolean isEpoch;

    long epochMillis;
    /** Position after the stamp. */
    int end;
    /** Whether the date was three short numbers, whose order is a matter of convention. */
    boolean ambiguous;

    final int[] parts = new int[3];

    private int number;
    private int digits;

    /** Whether a timestamp stands at {@code at}; if so the fields hold it. */
    boolean scan(String s, int at) {
        hasYear = true;
        hasDate = true;
        isEpoch = false;
        ambiguous = false;
        offset = NO_ZONE;
        if (at >= s.length()) {
            return false;
        }
        char c = s.charAt(at);
        if (isDigit(c)) {
            return numeric(s, at);
        }
        return isLetter(c) && worded(s, at);
    }

    private boolean numeric(String s, int at) {
        int p = digitRun(s, at);
        int first = number;
        char next = charAt(s, p);
        return switch (digits) {
            case 1, 2 -> next == ':' ? timeAlone(s, at) : shortDate(s, p, first, next);
            case 4 -> yearFirst(s, p, first, next);
            case 6 -> compactSix(s, p, first, next);
            case 8 -> compactEight(s, p, first);
            case 10, 13, 16, 19 -> epoch(s, at, p);
            default -> false;
        };
    }

    private boolean yearFirst(String s, int at, int first, char separator) {
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        int p = digitRun(s, at + 1);
        int second = number;
        int secondDigits = digits;
        if (secondDigits == 0 && Names.month(s, at + 1) > 0) {
            second = Names.month(s, at + 1);
            p = at + 4;
            secondDigits = 2;
        }
        if (secondDigits == 0 || secondDigits > 2 || charAt(s, p) != separator) {
            return false;
        }
        p = digitRun(s, p + 1);
        return digits > 0 && digits <= 2 && date(first, second, number) && timeAfterDate(s, p);
    }

    private boolean shortDate(String s, int at, int first, char separator) {
        if ((separator == ' ' && Names.month(s, at + 1) > 0)
                || separator == '/'
                || separator == '-'
                || separator == '.') {
            int named = Names.month(s, at + 1);
            int p = named > 0 ? at + 4 : digitRun(s, at + 1);
            int second = named > 0 ? named : number;
            if (named == 0 && (digits == 0 || digits > 2)) {
                return false;
            }
            if (charAt(s, p) != separator) {
                // month and day without a year, as logcat writes them
                hasYear = false;
                return named == 0 && charAt(s, p) == ' ' && monthDay(first, second) && timeAfterDate(s, p);
            }
            p = digitRun(s, p + 1);
            if (digits == 4) {
                return (named > 0 ? date(number, named, first) : ordered(first, second, number, true))
                        && timeAfterDate(s, p);
            }
            return digits == 2
                    && (named > 0 ? date(century(number), named, first) : ordered(first, second, number, false))
                    && timeAfterDate(s, p);
        }
        return false;
    }

    private boolean monthDay(int first, int second) {
        ambiguous = true;
        parts[0] = first;
        parts[1] = second;
        parts[2] = -1;
        return order == DateOrder.DAY_MONTH_YEAR ? date(2000, second, first) : date(2000, first, second);
    }

    private boolean ordered(int first, int second, int third, boolean yearLast) {
        ambiguous = true;
        parts[0] = first;
        parts[1] = second;
        parts[2] = third;
        if (yearLast) {
            return order == DateOrder.DAY_MONTH_YEAR ? date(third, second, first) : date(third, first, second);
        }
        return switch (order) {
            case YEAR_MONTH_DAY -> date(century(first), second, third);
            case DAY_MONTH_YEAR -> date(century(third), second, first);
            case MONTH_DAY_YEAR -> date(century(third), first, second);
        };
    }

    private boolean compactSix(String s, int at, int first, char separator) {
        return (separator == ' ' || separator == '-')
                && isDigit(charAt(s, at + 1))
                && date(century(first / 10_000), first / 100 % 100, first % 100)
                && time(s, at + 1);
    }

    private boolean compactEight(String s, int at, int first) {
        return date(first / 10_000, first / 100 % 100, first % 100)
                && year >= 1970
                && year < 2200
                && timeAfterDate(s, at);
    }

    private boolean epoch(String s, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (s.charAt(i) - '0');
        }
        int length = to - from;
        int p = to;
        long millis = switch (length) {
            case 10 -> value * 1000;
            case 13 -> value;
            case 16 -> value / 1000;
            default -> value / 1_000_000;
        };
        if (length == 10 && charAt(s, p) == '.') {
            int fraction = fraction(s, p + 1);
            if (digits == 0) {
                return false;
            }
            millis += fraction;
            p = end;
        }
        // 1990 to 2100: anything else of this length is more likely an identifier
        if (value < 0 || millis < 631_152_000_000L || millis > 4_102_444_800_000L) {
            return false;
        }
        char next = charAt(s, p);
        if (isLetter(next) || isDigit(next) || next == '_' || next == '.' || next == '-') {
            return false;
        }
        isEpoch = true;
        epochMillis = millis;
        offset = 0;
        end = p;
        return true;
    }

    private boolean timeAlone(String s, int at) {
        hasDate = false;
        hasYear = false;
        year = 2000;
        month = 1;
        day = 1;
        return time(s, at);
    }

    private boolean worded(String s, int at) {
        char next = charAt(s, at + 1);
        if (isDigit(next)) {
            return glog(s, at);
        }
        int p = at;
        if (Names.weekday(s, p) > 0) {
            p = skipLetters(s, p);
            p = skip(s, skip(s, p, ','), ' ');
            if (isDigit(charAt(s, p))) {
                int q = digitRun(s, p);
                return digits <= 2 && shortDate(s, q, number, charAt(s, q));
            }
        }
        int named = Names.month(s, p);
        if (named == 0) {
            return false;
        }
        int afterMonth = skipLetters(s, p);
        char separator = charAt(s, afterMonth);
        p = skip(s, afterMonth + 1, ' ');
        if (afterMonth - at > 20 || (separator != ' ' && separator != '-' && separator != '/')) {
            return false;
        }
        p = digitRun(s, p);
        return digits > 0 && digits <= 2 && afterDay(s, p, named, number);
    }

    private boolean afterDay(String s, int at, int named, int dayOfMonth) {
        int p = skip(s, at, ',');
        if (charAt(s, p) == ' ' || charAt(s, p) == '-') {
            int q = digitRun(s, p + 1);
            if (digits == 4) {
                return date(number, named, dayOfMonth) && timeAfterDate(s, skip(s, q, ','));
            }
        }
        hasYear = false;
        if (!date(2000, named, dayOfMonth) || !timeAfterDate(s, p)) {
            return false;
        }
        trailingYear(s);
        return true;
    }

    /** The year of {@code Sun Dec 04 04:47:44 [zone] 2005}, which follows the time. */
    private void trailingYear(String s) {
        if (charAt(s, end) == ' ') {
            int q = digitRun(s, end + 1);
            char after = charAt(s, q);
            if (digits == 4
                    && number >= 1970
                    && number < 2200
                    && (after == ']' || after == ' ' || after == 0 || after == ':')) {
                year = number;
                hasYear = true;
                end = q;
            }
        }
    }

    private boolean glog(String s, int at) {
        int p = digitRun(s, at + 1);
        if (digits != 4 || charAt(s, p) != ' ' || "IWEFDT".indexOf(s.charAt(at)) < 0) {
            return false;
        }
        hasYear = false;
        return date(2000, number / 100, number % 100) && time(s, skip(s, p, ' '));
    }

    private boolean timeAfterDate(String s, int at) {
        char c = charAt(s, at);
        int p = at;
        if (c == 'T' || c == 't' || c == '-' || c == '_' || c == ':' || c == '|' || c == '/') {
            p++;
        } else if (c == ' ' || c == ',') {
            p = skip(s, skip(s, p, ','), ' ');
        } else {
            return false;
        }
        return time(s, p);
    }

    private boolean time(String s, int at) {
        int p = digitRun(s, at);
        int hour = number;
        int minute;
        int second = 0;
        if (digits == 6) {
            hour = number / 10_000;
            minute = number / 100 % 100;
            second = number % 100;
        } else {
            char separator = charAt(s, p);
            if (digits == 0 || digits > 2 || (separator != ':' && separator != '.')) {
                return false;
            }
            p = digitRun(s, p + 1);
            minute = number;
            if (digits == 0 || digits > 2) {
                return false;
            }
            if (charAt(s, p) == separator && isDigit(charAt(s, p + 1))) {
                p = digitRun(s, p + 1);
                second = number;
                if (digits > 2) {
                    return false;
                }
            }
        }
        if (hour > 24 || minute > 59 || second > 60) {
            return false;
        }
        int millis = 0;
        char c = charAt(s, p);
        if ((c == '.' || c == ',' || c == ':') && isDigit(charAt(s, p + 1))) {
            millis = fraction(s, p + 1);
            p = end;
        }
        p = zone(s, halfDay(s, p, hour));
        millisOfDay = ((meridiem(hour) * 60 + minute) * 60 + second) * 1000 + millis;
        char after = charAt(s, p);
        end = p;
        return !isLetter(after) && !isDigit(after);
    }

    private int half;

    private int halfDay(String s, int at, int hour) {
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

    private int meridiem(int hour) {
        if (half == 'p') {
            return hour == 12 ? 12 : hour + 12;
        }
        return half == 'a' && hour == 12 ? 0 : hour;
    }

    private int zone(String s, int at) {
        int p = charAt(s, at) == ' ' ? at + 1 : at;
        char c = charAt(s, p);
        if (c == '+' || c == '-') {
            int q = digitRun(s, p + 1);
            int minutes = -1;
            if (digits == 4) {
                minutes = number / 100 * 60 + number % 100;
            } else if (digits == 2 && charAt(s, q) == ':') {
                int hours = number;
                q = digitRun(s, q + 1);
                minutes = digits == 2 ? hours * 60 + number : -1;
            } else if (digits == 2 && p == at) {
                minutes = number * 60;
            }
            if (minutes >= 0 && minutes <= 18 * 60 && !isLetter(charAt(s, q))) {
                offset = c == '-' ? -minutes : minutes;
                return q;
            }
            return at;
        }
        if (c >= 'A' && c <= 'Z') {
            int q = skipLetters(s, p);
            int minutes = q - p <= 4 ? Names.zone(s, p, q) : NO_ZONE;
            if (minutes != NO_ZONE && !isDigit(charAt(s, q))) {
                offset = minutes;
                return q;
            }
        }
        return at;
    }

    private int fraction(String s, int at) {
        int p = at;
        int value = 0;
        int scale = 100;
        while (isDigit(charAt(s, p))) {
            value += (s.charAt(p) - '0') * scale;
            scale /= 10;
            p++;
        }
        digits = p - at;
        end = p;
        return value;
    }

    private boolean date(int y, int m, int d) {
        year = y;
        month = m;
        day = d;
        return m >= 1 && m <= 12 && d >= 1 && d <= 31;
    }

    private static int century(int twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private int digitRun(String s, int at) {
        int p = at;
        int value = 0;
        int length = s.length();
        while (p < length && isDigit(s.charAt(p))) {
            value = value * 10 + (s.charAt(p) - '0');
            p++;
        }
        digits = p - at;
        number = value;
        return p;
    }

    private static int skip(String s, int at, char c) {
        int p = at;
        while (charAt(s, p) == c) {
            p++;
        }
        return p;
    }

    private static int skipLetters(String s, int at) {
        int p = at;
        while (isLetter(charAt(s, p))) {
            p++;
        }
        return p;
    }

    static char charAt(String s, int at) {
        return at < s.length() ? s.charAt(at) : 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
