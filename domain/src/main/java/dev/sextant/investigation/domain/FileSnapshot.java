package dev.sextant.investigation.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * Everything that an uploaded file consists of, for keeping and restoring it. The content and the analysis are kept elsewhere.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param caseRef the case that it belongs to
 * @param name what the client calls it
 * @param sha256 the SHA-256 of the content, 64 lower-case hexadecimal digits
 * @param size the size of the content, in bytes
 * @param state how far its analysis is
 * @param finding what came of looking at it, when somebody has
 * @param job the id of the job that analyses it
 * @param uploadedBy who uploaded it
 * @param createdAt when it was received
 * @param updatedAt when it changed last
 */
public record FileSnapshot(
        FileId id,
        long version,
        CaseRef caseRef,
        FileName name,
        String sha256,
        long size,
        FileState state,
        Option<Finding> finding,
        UUID job,
        UserId uploadedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** One change later, by another job. */
    FileSnapshot awaiting(UUID newJob, Instant at) {
        return new FileSnapshot(
                id,
                version + 1,
                caseRef,
                name,
                sha256,
                size,
                FileState.RECEIVED,
                Option.none(),
                newJob,
                uploadedBy,
                createdAt,
                at);
    }

    /** One change later. */
    FileSnapshot changed(FileState newState, Option<Finding> newFinding, Instant at) {
        return new FileSnapshot(
                id, version + 1, caseRef, name, sha256, size, newState, newFinding, job, uploadedBy, createdAt, at);
    }
}
