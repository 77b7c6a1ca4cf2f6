package dev.sextant.investigation.domain.logs.reading;

import io.vavr.control.Option;
import java.util.List;

/**
 * What a file was recognised as.
 *
 * @param kind the kind
 * @param confidencePercent how sure, 0–100; 0 for {@link ContentKind#UNKNOWN}
 * @param signs what was seen that speaks for the kind, in words
 * @param mismatch in words, when the file is not what its name says
 */
public record Recognition(ContentKind kind, int confidencePercent, List<String> signs, Option<String> mismatch) {

    /** Copies the signs. */
    public Recognition {
        if (confidencePercent < 0 || confidencePercent > 100) {
            throw new IllegalArgumentException("confidence is a percentage: " + confidencePercent);
        }
        signs = List.copyOf(signs);
    }
}
