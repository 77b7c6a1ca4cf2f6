package dev.sextant.shared.domain.masking;

/**
 * The part of a text that is at hand. Searches look forward with {@link #at}; one that asks for more than has come yet is {@link #starved}, and must be asked again when there is more: so
 * the outcome depends on the text alone, and not on how it came. They look back with {@link #before}, at most {@value #LOOK_BACK} characters, which always are at hand.
 */
final class Window {

    /** What stands before the first and behind the last character. */
    static final char NOTHING = '\uFFFF';

    /** Characters that a search may look back. */
    static final int LOOK_BACK = 256;

    /** Characters that a value has at most; a longer one is masked in parts. Nor does any search look further ahead. */
    static final int MOST = 1 << 16;

    char[] text;
    /** Position behind the last character at hand. */
    int end;
    /** Whether there is nothing behind the last character. */
    boolean last;
    /** Whether somebody asked for what has not come yet. */
    boolean starved;
    /** End of the last value: what is found later begins there at the earliest. */
    int barrier;

    Window(char[] text, int end, boolean last) {
        this.text = text;
        this.end = end;
        this.last = last;
    }

    /** A whole text. */
    static Window of(CharSequence text) {
        char[] characters = text.toString().toCharArray();
        return new Window(characters, characters.length, true);
    }

    /** The character at a position, or {@link #NOTHING}. */
    char at(int position) {
        if (position < end) {
            return text[position];
        }
        starved |= !last;
        return NOTHING;
    }

    /** The character in front of a position, or {@link #NOTHING} at the beginning and right behind a value. */
    char before(int position) {
        return position > barrier ? text[position - 1] : NOTHING;
    }

    /** Whether a word goes on at a position, so that none begins there. The letter of an escape, as in {@code \\n}, is no part of a word. */
    boolean isWithinWord(int position) {
        char before = before(position);
        boolean escape = (before == 'n' || before == 'r' || before == 't') && before(position - 1) == '\\';
        return Letters.isWord(before) && !escape;
    }

    /** Whether a word goes on at a position, or a placeholder is attached, where a value was that was a part of the word. */
    boolean isAttached(int position) {
        return Letters.isWord(at(position)) || MaskedShape.formAt(this, position, false) > 0;
    }

    /** Whether a text stands at a position. */
    boolean hasAt(int position, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (at(position + i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text of lower-case letters stands at a position, in any case. */
    boolean hasAtIgnoringCase(int position, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (Letters.lower(at(position + i)) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands before a position ends with a text of lower-case letters, in any case. */
    boolean hasBefore(int position, String expected) {
        int from = position - expected.length();
        return from >= 0 && hasAtIgnoringCase(from, expected);
    }

    /** Position behind the digits that begin at {@code from}, at most so many. */
    int digitsEnd(int from, int most) {
        int p = from;
        while (p - from < most && Letters.isDigit(at(p))) {
            p++;
        }
        return p;
    }

    /** Position behind the spaces that begin at {@code from}, at most so many. */
    int spacesEnd(int from, int most) {
        int p = from;
        while (p - from < most && (at(p) == ' ' || at(p) == '\t')) {
            p++;
        }
        return p;
    }

    /** The text between two positions. */
    String text(int from, int to) {
        return new String(text, from, to - from);
    }
}
