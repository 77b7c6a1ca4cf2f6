package dev.sextant.investigation.domain.evidence;

import java.time.Instant;

/** The place in a source where a fact is found again. */
public sealed interface Anchor {

    /** The source as a whole. */
    record Whole() implements Anchor {
        @Override
        public String words() {
            return "";
        }
    }

    /**
     * Physical lines of a text.
     *
     * @param first counted from 1
     * @param last not before the first
     */
    record Lines(long first, long last) implements Anchor {
        @Override
        public String words() {
            return first == last ? "line " + first : "lines " + first + "–" + last;
        }
    }

    /**
     * A stretch of a measured series.
     *
     * @param series as the source calls it
     * @param from its first point
     * @param to its last point
     */
    record Window(String series, Instant from, Instant to) implements Anchor {
        @Override
        public String words() {
            return series + " " + from + " to " + to;
        }
    }

    /**
     * An element of a document.
     *
     * @param pointer an RFC 6901 pointer, such as {@code /pods/0}
     */
    record Element(String pointer) implements Anchor {
        @Override
        public String words() {
            return pointer;
        }
    }

    /**
     * What a person said.
     *
     * @param by who
     */
    record Statement(String by) implements Anchor {
        @Override
        public String words() {
            return "said by " + by;
        }
    }

    /** For people; empty for the source as a whole. */
    String words();
}
