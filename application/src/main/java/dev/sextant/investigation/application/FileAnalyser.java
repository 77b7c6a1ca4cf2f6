package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.Finding;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Looks into a content: recognises what it is and, when it is a log, what happened in it. Takes no part in transactions and may take long. Whatever the content, it ends with an
 * examination: an empty file, an archive or a bomb is a finding with a failure, not an exception.
 */
@FunctionalInterface
@SecondaryPort
public interface FileAnalyser {

    /**
     * What came of looking.
     *
     * @param finding what the content is, or why it could not be read
     * @param analysis what was found in it; none when it is nothing that is analysed
     */
    record Examination(Finding finding, Option<AnalysisDocument> analysis) {}

    /**
     * Looks into a content.
     *
     * @param name what the file is called, for recognising it and for naming it in the analysis
     * @param content the bytes; read to the end or as far as needed, not closed
     * @throws IOException when the content cannot be read from where it is kept
     */
    Examination examine(String name, InputStream content) throws IOException;
}
