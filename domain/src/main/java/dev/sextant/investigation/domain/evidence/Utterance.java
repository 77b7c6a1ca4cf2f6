package dev.sextant.investigation.domain.evidence;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A text that somebody or something wrote: a line of a log, the message of an event, what a person said. What it means is found out by comparing it with the texts that are known.
 *
 * @param kind who speaks
 * @param subject what it is about
 * @param at when it was written; none when that is not told
 * @param severity how bad the writer holds it to be
 * @param text what it says, one or more lines
 * @param times how often it was said, at least 1
 * @param source where it stands
 */
public record Utterance(
        Kind kind, Subject subject, Option<Instant> at, Severity severity, String text, long times, Source source) {

    /** Who speaks. */
    public enum Kind {
        /** A program in its log. */
        LOG,
        /** A platform about what it did or saw. */
        EVENT,
        /** A person. */
        STATEMENT,
        /** An alert: what is to be explained, which proves nothing by itself. */
        ALERT
    }
}
