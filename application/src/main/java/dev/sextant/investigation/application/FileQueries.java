package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileSnapshot;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Answers questions about files, in the actor's open transaction and about the actor's tenant only. The views are the bodies that clients see: component names become snake_case,
 * constants their lower-case names, absence {@code null}.
 */
@Port
public interface FileQueries {

    /** The file with its analysis, or {@link FileError.FileNotFound}. */
    Either<FileError, FileView> byId(Actor actor, FileId id);

    /** The file without its analysis, which is never read for it, or {@link FileError.FileNotFound}. */
    Either<FileError, FileSummary> summary(Actor actor, FileId id);

    /** A page of the files of a case, newest first; empty when there is no such case. */
    Page<FileSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page);

    /**
     * A file.
     *
     * @param id {@code file_…}
     * @param caseId {@code case_…}
     * @param name what the client calls it
     * @param size in bytes
     * @param sha256 the SHA-256 of the content
     * @param kind what the content is, once somebody looked
     * @param kindConfidence how sure that is, 0 to 1
     * @param state how far the analysis is
     * @param job the {@code job_…} that analyses it
     * @param error why it could not be read, in words
     * @param analysis what was found in it
     * @param uploadedBy the {@code user_…} who uploaded it
     * @param createdAt when it was received
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record FileView(
            String id,
            String caseId,
            String name,
            long size,
            String sha256,
            Option<ContentKind> kind,
            Option<Double> kindConfidence,
            FileState state,
            String job,
            Option<String> error,
            Option<AnalysisDocument> analysis,
            String uploadedBy,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** The view of a file that a use case just decided on, or that a store holds as an aggregate. */
        public static FileView of(UploadedFile file, Option<AnalysisDocument> analysis) {
            FileSnapshot kept = file.snapshot();
            return new FileView(
                    kept.id().toString(),
                    kept.caseRef().toString(),
                    kept.name().value(),
                    kept.size(),
                    kept.sha256(),
                    kept.finding().map(Finding::kind),
                    kept.finding().map(finding -> finding.confidencePercent() / 100.0),
                    kept.state(),
                    new JobId(kept.job()).toString(),
                    kept.finding().flatMap(Finding::failure),
                    analysis,
                    kept.uploadedBy().toString(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }

    /**
     * A file in a list.
     *
     * @param id {@code file_…}
     * @param caseId {@code case_…}
     * @param name what the client calls it
     * @param size in bytes
     * @param sha256 the SHA-256 of the content
     * @param kind what the content is, once somebody looked
     * @param state how far the analysis is
     * @param createdAt when it was received
     */
    record FileSummary(
            String id,
            String caseId,
            String name,
            long size,
            String sha256,
            Option<ContentKind> kind,
            FileState state,
            Instant createdAt) {}
}
