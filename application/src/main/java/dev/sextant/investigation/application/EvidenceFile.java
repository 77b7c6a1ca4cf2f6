package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.logs.LogSource;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A file that is given as evidence.
 *
 * @param name how it is called in what is found
 * @param content its stored bytes; may be opened several times
 * @param modified when it was last written, which settles the year of stamps without one
 */
public record EvidenceFile(String name, LogSource.Content content, Option<Instant> modified) {}
