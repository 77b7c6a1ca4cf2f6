package dev.sextant.investigation.domain.logs.reading;

/** What a file is about, as far as its content tells. */
public enum ContentKind {
    /** Records of what a program did, with times or levels. */
    LOGS("logs"),
    /** Settings of a program. */
    CONFIGURATION("configuration"),
    /** Measured numbers over time. */
    METRICS("metrics"),
    /** Spans of distributed requests. */
    TRACE("trace"),
    /** A program's text. */
    SOURCE_CODE("source code"),
    /** Prose, or a format of word and page processing. */
    DOCUMENT("document"),
    /** A picture. */
    IMAGE("image"),
    /** None of the others with enough signs. */
    UNKNOWN("unknown");

    private final String words;

    ContentKind(String words) {
        this.words = words;
    }

    /** The kind for a person to read. */
    public String words() {
        return words;
    }
}
