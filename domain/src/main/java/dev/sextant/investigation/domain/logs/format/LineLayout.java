package dev.sextant.investigation.domain.logs.format;

/** One shape of line that starts a record. */
sealed interface LineLayout permits ContainerLayout, HeaderLayout, JsonLayout, LogfmtLayout {

    /** Whether the line has this shape; if so {@code into} holds what it says. */
    boolean read(String line, Reading into);

    /** Whether lines of this shape carry a timestamp. */
    boolean timed();

    /** The shape in words. */
    String name();
}
