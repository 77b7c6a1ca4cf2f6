package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.UploadFile;

/**
 * What can be done with files and asked about them.
 *
 * @param upload records a stored content as a file
 * @param delete deletes a file
 * @param contents streams contents
 * @param queries answers questions
 * @param cases knows which cases there are
 */
public record FileHandlers(
        UploadFile upload, DeleteFile delete, FileContents contents, FileQueries queries, CaseDirectory cases) {}
