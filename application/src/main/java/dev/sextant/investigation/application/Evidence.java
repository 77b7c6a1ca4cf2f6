package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Note;
import java.util.List;

/**
 * What was found in a bundle of files.
 *
 * @param base everything that is known
 * @param files what became of each file, in the order given
 */
public record Evidence(FactBase base, List<ReadFile> files) {

    /** Copies the files. */
    public Evidence {
        files = List.copyOf(files);
    }

    /**
     * What became of a file.
     *
     * @param name as it was given
     * @param kind what it was read as, in words; empty when it was not read
     * @param outcome whether it could be used
     * @param elements objects, points, events or lines that were read
     * @param reason why it could not be used, with the place; empty when it could
     * @param notes what a person should know, the most important first
     */
    public record ReadFile(String name, String kind, Outcome outcome, long elements, String reason, List<Note> notes) {
        /** Copies the notes. */
        public ReadFile {
            notes = List.copyOf(notes);
        }
    }

    /** Whether a file could be used. */
    public enum Outcome {
        /** It was read. */
        READ,
        /** It is the same as another file, which was read. */
        SAME,
        /** It is malformed; nothing of it is used. */
        QUARANTINED,
        /** It is nothing that is read. */
        PASSED_OVER;

        /** As it is written outside. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
