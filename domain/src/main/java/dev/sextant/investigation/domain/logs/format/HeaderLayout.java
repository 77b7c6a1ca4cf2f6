package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;
import static dev.sextant.investigation.domain.logs.format.TimeScanner.isDigit;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.List;

/**
 * A line of free text behind a header: fields before the timestamp, the timestamp, fields after it, content.
 *
 * @param before fields before the timestamp; for lines without one, all fields
 * @param timed whether the line carries a timestamp
 * @param after fields between timestamp and content; one that a line lacks is passed over
 * @param order order of dates that are three short numbers
 * @param kind a special form, otherwise {@link Kind#PLAIN}
 */
record HeaderLayout(List<HeaderField> before, boolean timed, List<HeaderField> after, DateOrder order, Kind kind)
        implements LineLayout {

    HeaderLayout {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Forms that need more than fields. */
    enum Kind {
        /** Header and content on one line. */
        PLAIN("header and text"),
        /** A web server's access record: request line and status make the content. */
        ACCESS("web access log"),
        /** java.util.logging: time and method on one line, level and content on the next. */
        TWO_LINES("java.util.logging, two lines"),
        /** A syslog frame of RFC 5424. */
        SYSLOG_5424("syslog, RFC 5424"),
        /** A level but no time. */
        LEVEL_ONLY("level and text, no time");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String name() {
        return kind.words;
    }

    @Override
    public boolean read(String line, Reading into) {
        into.clear();
        FieldScanner fields = into.fields;
        fields.severity = Severity.UNKNOWN;
        int p = priority(line, into);
        for (int i = 0; i < before.size(); i++) {
            HeaderField field = before.get(i);
            p = fields.skip(field, line, p);
            if (p < 0) {
                return false;
            }
        }
        if (timed) {
            p = time(line, p, into);
            if (p < 0) {
                return false;
            }
        }
        for (int i = 0; i < after.size(); i++) {
            HeaderField field = after.get(i);
            int next = fields.skip(field, line, p);
            p = next < 0 ? p : next;
        }
        if (charAt(line, p) == ']') {
            p = FieldScanner.blanks(line, p + 1);
        }
        if (fields.severity != Severity.UNKNOWN) {
            into.severity = fields.severity;
        }
        into.message = line.substring(p);
        if (kind == Kind.ACCESS) {
            AccessLine.read(into);
        }
        return true;
    }

    /** Position after the timestamp at {@code at}, its bracket and the blanks behind it; negative when there is none. */
    private int time(String line, int at, Reading into) {
        int p = openBracket(line, at);
        TimeScanner time = into.time;
        time.order = order;
        if (!time.scan(line, p)) {
            return -1;
        }
        into.timed = true;
        if (TimeScanner.isLetter(line.charAt(p)) && isDigit(charAt(line, p + 1))) {
            into.severity = Levels.letter(line.charAt(p));
        }
        return closeBracket(line, time.end);
    }

    static int openBracket(String line, int at) {
        char c = charAt(line, at);
        return c == '[' || c == '(' || c == '<' || c == '"' ? at + 1 : at;
    }

    static int closeBracket(String line, int at) {
        int p = at;
        char c = charAt(line, p);
        while (c == ']' || c == ')' || c == '>' || c == '"' || c == ',' || c == ':' || c == ';') {
            c = charAt(line, ++p);
        }
        return FieldScanner.blanks(line, p);
    }

    /** Position after a syslog priority {@code <34>} and a following version; its severity goes to {@code into}. */
    static int priority(String line, Reading into) {
        if (charAt(line, 0) != '<') {
            return 0;
        }
        int p = 1;
        int value = 0;
        while (isDigit(charAt(line, p)) && p < 5) {
            value = value * 10 + (line.charAt(p) - '0');
            p++;
        }
        if (p == 1 || charAt(line, p) != '>' || value > 191) {
            return 0;
        }
        into.severity = Levels.priority(value);
        p++;
        return charAt(line, p) == '1' && charAt(line, p + 1) == ' ' ? p + 2 : p;
    }
}
