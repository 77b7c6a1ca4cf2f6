package dev.sextant.investigation.domain.logs.format;

/** A part of a line's header that is skipped, and in the case of the level also read. */
enum HeaderField {
    /** Any run of non-blanks, or a balanced bracket. */
    TOKEN(0.9),
    /** A second timestamp. */
    TIME(0.9),
    /** A severity, bare or in brackets. */
    LEVEL(0.9),
    /** Bars and hyphens that stand alone. */
    SEPARATOR(0.9),
    /** A process or thread number. */
    NUMBER(0.95),
    /** A bracket that closes: thread, request, context. */
    BRACKET(0.95),
    /** A source position, {@code server.go:123}. */
    SOURCE(0.9),
    /** A name that ends with a colon: the logger, or the program with its process number. */
    TAG(0.8),
    /** A dotted name: the logger. */
    DOTTED_NAME(0.95),
    /** A name that is padded with blanks to a column. */
    PADDED_NAME(0.9),
    /** A short field that ends with a bar. */
    PIPE(0.95),
    /** A program's name, set off by a hyphen between blanks. */
    DASHED_NAME(0.95);

    /** Share of the sample's lines that must have the field at its place. */
    final double share;

    HeaderField(double share) {
        this.share = share;
    }
}
