package dev.sextant.investigation.domain.evidence;

/**
 * Something that a person should know about a file.
 *
 * @param source the file and, where it is one element, the place
 * @param kind how much it matters
 * @param text a sentence
 */
public record Note(Source source, Kind kind, String text) {

    /** How much it matters. */
    public enum Kind {
        /** Good to know. */
        HINT,
        /** This element was left out. */
        LEFT_OUT
    }
}
