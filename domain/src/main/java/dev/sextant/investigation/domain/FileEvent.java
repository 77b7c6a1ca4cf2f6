package dev.sextant.investigation.domain;

import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to an uploaded file. Events carry ids and constants, never the name or the content. */
@EventFamily(context = "investigation", aggregate = "file", id = FileId.class)
public sealed interface FileEvent extends Event {

    /** The file that it happened to. */
    FileId fileId();

    /** The case that the file belongs to. */
    CaseRef caseRef();

    /** On whose behalf it happened. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return fileId().value();
    }

    /**
     * A file was received.
     *
     * @param sha256 the SHA-256 of the content
     * @param size the size of the content, in bytes
     */
    @PublishedEvent(type = "file.uploaded", description = "A file was received.")
    record FileUploaded(FileId fileId, CaseRef caseRef, String sha256, long size, UserId by, Instant occurredAt)
            implements FileEvent {}

    /** The analysis of a file failed, and somebody asked for it once more. */
    @PublishedEvent(
            type = "file.analysis_retried",
            description = "The analysis of a file failed, and somebody asked for it once more.")
    record FileAnalysisRetried(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {}

    /** The analysis of a file began, for the first time or again. */
    @PublishedEvent(
            type = "file.analysis_started",
            description = "The analysis of a file began, for the first time or again.")
    record FileAnalysisStarted(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {}

    /**
     * The analysis of a file ended.
     *
     * @param state {@code analysed}, or {@code failed} when the file could not be read
     * @param kind what the content is
     * @param confidencePercent how sure that is, 0 to 100
     */
    @PublishedEvent(type = "file.analysed", description = "The analysis of a file ended.")
    record FileAnalysed(
            FileId fileId,
            CaseRef caseRef,
            FileState state,
            ContentKind kind,
            int confidencePercent,
            UserId by,
            Instant occurredAt)
            implements FileEvent {}

    /** A file was deleted, with its analysis. */
    @PublishedEvent(type = "file.deleted", description = "A file was deleted, with its analysis.")
    record FileDeleted(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {}
}
