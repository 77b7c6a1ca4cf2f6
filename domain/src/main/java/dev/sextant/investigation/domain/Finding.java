package dev.sextant.investigation.domain;

import dev.sextant.investigation.domain.logs.reading.ContentKind;
import io.vavr.control.Option;

/**
 * What came of looking at a file.
 *
 * @param kind what the content is
 * @param confidencePercent how sure that is, 0 to 100
 * @param failure why it could not be read, in words for a person; none when it was read
 */
public record Finding(ContentKind kind, int confidencePercent, Option<String> failure) {

    /** Refuses a confidence out of range. */
    public Finding {
        if (confidencePercent < 0 || confidencePercent > 100) {
            throw new IllegalArgumentException("confidence must be 0 to 100: " + confidencePercent);
        }
    }
}
