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

    private final DigitRun run = new DigitRun();
    private final ClockScanner clock = new ClockScanner();

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
        int p = run.read(s, at);
        int first = run.value;
        char next = charAt(s, p);
        return switch (run.length) {
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
        int p = run.read(s, at + 1);
        int second = run.value;
        int secondDigits = run.length;
        if (secondDigits == 0 && Names.month(s, at + 1) > 0) {
            second = Names.month(s, at + 1);
            p = at + 4;
            secondDigits = 2;
        }
        if (secondDigits == 0 || secondDigits > 2 || charAt(s, p) != separator) {
            return false;
        }
        p = run.read(s, p + 1);
        return run.length > 0 && run.length <= 2 && date(first, second, run.value) && timeAfterDate(s, p);
    }

    private boolean shortDate(String s, int at, int first, char separator) {
        if ((separator == ' ' && Names.month(s, at + 1) > 0)
                || separator == '/'
                || separator == '-'
                || separator == '.') {
            int named = Names.month(s, at + 1);
            int p = named > 0 ? at + 4 : run.read(s, at + 1);
            int second = named > 0 ? named : run.value;
            if (named == 0 && (run.length == 0 || run.length > 2)) {
                return false;
            }
            if (charAt(s, p) != separator) {
                // month and day without a year, as logcat writes them
                hasYear = false;
                return named == 0 && charAt(s, p) == ' ' && monthDay(first, second) && timeAfterDate(s, p);
            }
            p = run.read(s, p + 1);
            if (run.length == 4) {
                return (named > 0 ? date(run.value, named, first) : ordered(first, second, run.value, true))
                        && timeAfterDate(s, p);
            }
            return run.length == 2
                    && (named > 0 ? date(century(run.value), named, first) : ordered(first, second, run.value, false))
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
            int fraction = run.millis(s, p + 1);
            if (run.length == 0) {
                return false;
            }
            millis += fraction;
            p = p + 1 + run.length;
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
                int q = run.read(s, p);
                return run.length <= 2 && shortDate(s, q, run.value, charAt(s, q));
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
        p = run.read(s, p);
        return run.length > 0 && run.length <= 2 && afterDay(s, p, named, run.value);
    }

    private boolean afterDay(String s, int at, int named, int dayOfMonth) {
        int p = skip(s, at, ',');
        if (charAt(s, p) == ' ' || charAt(s, p) == '-') {
            int q = run.read(s, p + 1);
            if (run.length == 4) {
                return date(run.value, named, dayOfMonth) && timeAfterDate(s, skip(s, q, ','));
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
            int q = run.read(s, end + 1);
            char after = charAt(s, q);
            if (run.length == 4
                    && run.value >= 1970
                    && run.value < 2200
                    && (after == ']' || after == ' ' || after == 0 || after == ':')) {
                year = run.value;
                hasYear = true;
                end = q;
            }
        }
    }

    private boolean glog(String s, int at) {
        int p = run.read(s, at + 1);
        if (run.length != 4 || charAt(s, p) != ' ' || "IWEFDT".indexOf(s.charAt(at)) < 0) {
            return false;
        }
        hasYear = false;
        return date(2000, run.value / 100, run.value % 100) && time(s, skip(s, p, ' '));
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
        if (!clock.scan(s, at)) {
            return false;
        }
        millisOfDay = clock.millisOfDay;
        offset = clock.offset;
        end = clock.end;
        return true;
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

    private static int skip(String s, int at, char c) {
        int p = at;
        while (charAt(s, p) == c) {
            p++;
        }
        return p;
    }

    static int skipLetters(String s, int at) {
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
