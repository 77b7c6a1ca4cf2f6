package dev.sextant.shared.domain.masking;

/** Groups of digits with one separator between each two, as {@code 4111 1111 1111 1111} or {@code 555-123-4567}. */
final class Groups {

    static final int MOST = 8;
    private static final int LONGEST = 24;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private final char[] separators = new char[MOST];
    int count;

    /** Reads the groups that begin at a digit. */
    void read(Window w, int from) {
        count = 0;
        int at = from;
        while (true) {
            int stop = w.digitsEnd(at, LONGEST);
            char separator = w.at(stop);
            boolean more = isSeparator(separator) && Letters.isDigit(w.at(stop + 1)) && count + 1 < MOST;
            starts[count] = at;
            ends[count] = stop;
            separators[count] = more ? separator : Window.NOTHING;
            count++;
            if (!more) {
                return;
            }
            at = stop + 1;
        }
    }

    static boolean isSeparator(char c) {
        return c == '-' || c == '.' || c == '/' || isSpace(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0';
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    /** The separator behind a group, {@link Window#NOTHING} behind the last. */
    char separator(int group) {
        return separators[group];
    }

    /** Digits of the first groups. */
    int digits(int groups) {
        int sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += length(i);
        }
        return sum;
    }

    /** Whether there are these groups at least, with the same separator between them. */
    boolean begin(int... lengths) {
        if (count < lengths.length) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (length(i) != lengths[i] || (i > 0 && separators[i - 1] != separators[0])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first groups stand by themselves: no more digits, letters or placeholders are attached behind. */
    boolean endsAfter(Window w, int groups) {
        return groups == count && isEnd(w, ends[count - 1]);
    }

    /** Whether a number may end here. */
    static boolean isEnd(Window w, int at) {
        char next = w.at(at);
        if (w.isAttached(at)) {
            return false;
        }
        return !isSeparator(next) || !(Letters.isDigit(w.at(at + 1)) || MaskedShape.formAt(w, at + 1, false) > 0);
    }

    /** Whether numbers stand on both sides or a quote in front, as in the columns of a table or of an access log. */
    static boolean isColumn(Window w, int from) {
        char before = w.before(from);
        if (!isSpace(before) || from - 1 <= w.barrier) {
            return false;
        }
        char word = w.before(from - 1);
        return Letters.isDigit(word) || word == '"';
    }
}
