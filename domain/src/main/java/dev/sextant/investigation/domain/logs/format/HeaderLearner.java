package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Learns the header of a group of lines whose timestamp stands at the same place: walks all lines of the sample side by
 * side, and takes a field into the header when nearly all lines have it where they stand.
 */
final class HeaderLearner {

    private static final int MOST_FIELDS = 10;
    /** How many fields after the time the level is looked for. */
    private static final int LEVEL_REACH = 6;
    /** How many fields after the time a second time is looked for. */
    private static final int TIME_REACH = 3;
    /** Share of lines that must have content left when a field is taken off. */
    private static final double CONTENT_SHARE = 0.6;
    /** Share of lines with a program's tag behind one word that makes the word a host. */
    private static final double HOST_SHARE = 0.6;
    /** The same where the time is written as syslog does. */
    private static final double SYSLOG_HOST_SHARE = 0.3;

    private static final HeaderField[] BY_PRECEDENCE = {
        HeaderField.SEPARATOR,
        HeaderField.PIPE,
        HeaderField.NUMBER,
        HeaderField.SOURCE,
        HeaderField.BRACKET,
        HeaderField.TAG,
        HeaderField.DOTTED_NAME,
        HeaderField.PADDED_NAME,
        HeaderField.DASHED_NAME
    };

    private final List<String> sample;
    private final List<Integer> lines;
    private final int column;
    private final DateOrder order;
    private final Reading reading = new Reading();
    private final int[] positions;
    private final List<HeaderField> after = new ArrayList<>();
    private boolean levelFound;

    HeaderLearner(List<String> sample, List<Integer> lines, int column, DateOrder order) {
        this.sample = sample;
        this.lines = lines;
        this.column = column;
        this.order = order;
        this.positions = new int[lines.size()];
    }

    HeaderLayout learn() {
        for (int i = 0; i < positions.length; i++) {
            positions[i] = HeaderLayout.priority(line(i), reading);
        }
        boolean frame = isSyslogFrame();
        HeaderField[] before = new HeaderField[column];
        for (int i = 0; i < column; i++) {
            before[i] = !levelFound && share(HeaderField.LEVEL, 0) >= HeaderField.LEVEL.share
                    ? HeaderField.LEVEL
                    : HeaderField.TOKEN;
            levelFound |= before[i] == HeaderField.LEVEL;
            advance(before[i]);
        }
        boolean syslog = passTime();
        HeaderLayout.Kind kind = HeaderLayout.Kind.PLAIN;
        if (frame) {
            kind = HeaderLayout.Kind.SYSLOG_5424;
            after.addAll(List.of(
                    HeaderField.TOKEN,
                    HeaderField.TOKEN,
                    HeaderField.TOKEN,
                    HeaderField.TOKEN,
                    HeaderField.BRACKET,
                    HeaderField.SEPARATOR));
        } else if (isAccess()) {
            kind = HeaderLayout.Kind.ACCESS;
        } else if (!levelFound && isTwoLines()) {
            kind = HeaderLayout.Kind.TWO_LINES;
        } else {
            learnFields(syslog);
        }
        return new HeaderLayout(List.of(before), true, after, order, kind);
    }

    private void learnFields(boolean syslog) {
        secondTime();
        level();
        host(syslog);
        Set<HeaderField> once = EnumSet.noneOf(HeaderField.class);
        boolean found = true;
        while (found && after.size() < MOST_FIELDS) {
            found = false;
            for (HeaderField field : BY_PRECEDENCE) {
                if (allowed(field, once) && share(field, 0) >= field.share && leavesContent(field)) {
                    take(field);
                    once.add(field);
                    found = true;
                    if (!levelFound) {
                        level();
                    }
                    break;
                }
            }
        }
    }

    private boolean allowed(HeaderField field, Set<HeaderField> once) {
        return switch (field) {
            case DOTTED_NAME, PADDED_NAME ->
                levelFound
                        && !once.contains(field)
                        && !once.contains(HeaderField.TAG)
                        && !after.contains(HeaderField.TAG);
            case TAG ->
                !after.contains(HeaderField.TAG)
                        && !once.contains(HeaderField.DOTTED_NAME)
                        && !once.contains(HeaderField.PADDED_NAME)
                        && !once.contains(HeaderField.DASHED_NAME);
            case DASHED_NAME -> !levelFound && !after.contains(HeaderField.TAG) && once.isEmpty();
            default -> true;
        };
    }

    /** Takes fields up to a second time, when one stands a few fields on in nearly all lines. */
    private void secondTime() {
        for (int reach = 0; reach <= TIME_REACH; reach++) {
            if (share(HeaderField.TIME, reach) >= HeaderField.TIME.share) {
                takeTokens(reach);
                take(HeaderField.TIME);
                return;
            }
        }
    }

    /** Takes fields up to the level, when one stands a few fields on in nearly all lines. */
    private void level() {
        for (int reach = 0; reach <= LEVEL_REACH && !levelFound; reach++) {
            if (share(HeaderField.LEVEL, reach) >= HeaderField.LEVEL.share) {
                takeTokens(reach);
                take(HeaderField.LEVEL);
                levelFound = true;
            }
        }
    }

    private void host(boolean syslog) {
        double wanted = syslog ? SYSLOG_HOST_SHARE : HOST_SHARE;
        if (!levelFound && share(HeaderField.TAG, 0) < HeaderField.TAG.share && share(HeaderField.TAG, 1) >= wanted) {
            take(HeaderField.TOKEN);
            take(HeaderField.TAG);
        }
    }

    private void takeTokens(int count) {
        for (int i = 0; i < count; i++) {
            take(HeaderField.TOKEN);
        }
    }

    private void take(HeaderField field) {
        after.add(field);
        advance(field);
    }

    private void advance(HeaderField field) {
        for (int i = 0; i < positions.length; i++) {
            int next = reading.fields.skip(field, line(i), positions[i]);
            positions[i] = next < 0 ? positions[i] : next;
        }
    }

    /** Share of lines that have {@code field} after {@code reach} tokens. */
    private double share(HeaderField field, int reach) {
        int count = 0;
        for (int i = 0; i < positions.length; i++) {
            int p = positions[i];
            for (int k = 0; k < reach && p >= 0; k++) {
                p = reading.fields.skip(HeaderField.TOKEN, line(i), p);
            }
            count += p >= 0 && reading.fields.skip(field, line(i), p) >= 0 ? 1 : 0;
        }
        return (double) count / positions.length;
    }

    private boolean leavesContent(HeaderField field) {
        int left = 0;
        for (int i = 0; i < positions.length; i++) {
            int p = reading.fields.skip(field, line(i), positions[i]);
            left += (p < 0 ? positions[i] : p) < line(i).length() ? 1 : 0;
        }
        return left >= CONTENT_SHARE * positions.length;
    }

    /** Moves behind the timestamp; whether most are written as syslog writes them, with a month's name and no year. */
    private boolean passTime() {
        int syslog = 0;
        for (int i = 0; i < positions.length; i++) {
            int start = HeaderLayout.openBracket(line(i), positions[i]);
            reading.time.order = order;
            if (reading.time.scan(line(i), start)) {
                positions[i] = HeaderLayout.closeBracket(line(i), reading.time.end);
                syslog += !reading.time.hasYear && Names.month(line(i), start) > 0 ? 1 : 0;
                if (TimeScanner.isDigit(TimeScanner.charAt(line(i), start + 1))
                        && TimeScanner.isLetter(line(i).charAt(start))) {
                    levelFound = true;
                }
            }
        }
        return syslog > positions.length / 2;
    }

    private boolean isSyslogFrame() {
        int count = 0;
        for (int i = 0; i < positions.length; i++) {
            count += positions[i] > 3 && line(i).charAt(positions[i] - 1) == ' ' ? 1 : 0;
        }
        return count >= 0.9 * positions.length;
    }

    private boolean isAccess() {
        int count = 0;
        for (int i = 0; i < positions.length; i++) {
            count += AccessLine.status(line(i).substring(positions[i])) >= 0 ? 1 : 0;
        }
        return count >= 0.9 * positions.length;
    }

    private boolean isTwoLines() {
        int followed = 0;
        int levels = 0;
        for (int i : lines) {
            if (i + 1 < sample.size()) {
                followed++;
                String next = sample.get(i + 1);
                reading.fields.severity = Severity.UNKNOWN;
                levels += reading.fields.skip(HeaderField.LEVEL, next, 0) > 0 ? 1 : 0;
            }
        }
        return levels > 0 && levels >= 0.8 * followed;
    }

    private String line(int i) {
        return sample.get(lines.get(i));
    }
}
