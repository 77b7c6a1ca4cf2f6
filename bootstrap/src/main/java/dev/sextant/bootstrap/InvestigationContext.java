package dev.sextant.bootstrap;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.UploadFile;

/**
 * The use cases and queries of the context {@code investigation}.
 *
 * @param contents takes and gives contents of files, streamed
 * @param upload records a stored content as a file of a case
 * @param delete deletes a file
 * @param queries finds files with their analyses
 * @param cases which cases take files
 * @param hypotheses what is done with hypotheses and solutions
 */
public record InvestigationContext(
        FileContents contents,
        UploadFile upload,
        DeleteFile delete,
        FileQueries queries,
        CaseDirectory cases,
        HypothesesContext hypotheses) {}
