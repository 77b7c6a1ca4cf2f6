package dev.sextant.shared.domain.masking;

/** A part of a text that was found to be a value. */
final class Span {

    int start;
    int end;
    MaskedShape shape = MaskedShape.LITERAL;

    /** Remembers a part; always true, so that a search can end with it. */
    boolean set(int from, int to, MaskedShape what) {
        start = from;
        end = to;
        shape = what;
        return true;
    }
}
