package dev.sextant.investigation.domain.logs;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * A file to analyse.
 *
 * @param name how it is called in the report
 * @param content its stored bytes
 * @param modified when it was last written, which settles the year of stamps without one
 */
public record LogSource(String name, Content content, Option<Instant> modified) {

    /** Opens the bytes of a file; called once per analysis. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens the bytes.
         *
         * @return a stream that the caller closes
         * @throws IOException when the file cannot be opened
         */
        InputStream open() throws IOException;
    }
}
