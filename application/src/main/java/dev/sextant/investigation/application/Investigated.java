package dev.sextant.investigation.application;

import dev.sextant.investigation.application.Evidence.ReadFile;
import dev.sextant.investigation.domain.evidence.Timeline;
import dev.sextant.investigation.domain.verdict.Verdict;
import java.util.List;

/**
 * What an investigation of a bundle came to.
 *
 * @param verdict the cause, or that nothing is wrong, or what is missing
 * @param timeline everything that has a time
 * @param files what became of each file
 */
public record Investigated(Verdict verdict, Timeline timeline, List<ReadFile> files) {

    /** Copies the files. */
    public Investigated {
        files = List.copyOf(files);
    }
}
