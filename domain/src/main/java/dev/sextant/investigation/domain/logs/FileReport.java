package dev.sextant.investigation.domain.logs;

import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import dev.sextant.investigation.domain.logs.reading.ReadingSummary;
import dev.sextant.investigation.domain.logs.reading.Recognition;
import io.vavr.control.Option;
import java.util.List;

/**
 * What became of one file of an analysis.
 *
 * @param name the file's name as it was given
 * @param outcome what was done with it
 * @param recognition what it was recognised as
 * @param reading how reading went; none when it was refused before its end
 * @param format the shape of its records in words; empty when it was not analysed
 * @param records records that were found in it
 * @param notes what a person should know about it, in sentences
 */
public record FileReport(
        String name,
        Outcome outcome,
        Recognition recognition,
        Option<ReadingSummary> reading,
        String format,
        long records,
        List<String> notes) {

    /** Copies the notes. */
    public FileReport {
        notes = List.copyOf(notes);
    }

    /** Physical lines that were read; of a file that was refused half-way, those before it, which are part of the analysis. */
    public long lines() {
        return outcome instanceof Outcome.Refused refused
                ? refused.lines()
                : reading.map(ReadingSummary::lines).getOrElse(0L);
    }

    /** What was done with a file. */
    public sealed interface Outcome {

        /** It was read to its end and is part of the analysis. */
        record Analysed() implements Outcome {}

        /** It is text, but surely no log, and was left out. */
        record NotALog() implements Outcome {}

        /**
         * It could not be read, or not to its end. What came before is part of the analysis all the same, since it was read in one pass with everything else.
         *
         * @param reason why
         * @param lines how many lines came before; 0 when it could not be read at all
         */
        record Refused(ReadingRefusal reason, long lines) implements Outcome {}
    }

    /** Whether the file is part of the analysis as a whole. */
    public boolean isAnalysed() {
        return outcome instanceof Outcome.Analysed;
    }
}
