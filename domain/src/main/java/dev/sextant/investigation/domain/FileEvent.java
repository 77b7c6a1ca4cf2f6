package dev.sextant.investigation.domain;

import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to an uploaded file. Events carry ids and constants, never the name or the content. */
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
    record FileUploaded(FileId fileId, CaseRef caseRef, String sha256, long size, UserId by, Instant occurredAt)
            implements FileEvent {

        @Override
        public String type() {
            return "file.uploaded";
        }
    }

    /** The analysis of a file failed, and somebody asked for it once more. */
    record FileAnalysisRetried(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {

        @Override
        public String type() {
            return "file.analysis_retried";
        }
    }

    /** The analysis of a file began, for the first time or again. */
    record FileAnalysisStarted(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {

        @Override
        public String type() {
            return "file.analysis_started";
        }
    }

    /**
     * The analysis of a file ended.
     *
     * @param state {@code analysed}, or {@code failed} when the file could not be read
     * @param kind what the content is
     * @param confidencePercent how sure that is, 0 to 100
     */
    record FileAnalysed(
            FileId fileId,
            CaseRef caseRef,
            FileState state,
            ContentKind kind,
            int confidencePercent,
            UserId by,
            Instant occurredAt)
            implements FileEvent {

        @Override
        public String type() {
            return "file.analysed";
        }
    }

    /** A file was deleted, with its analysis. */
    record FileDeleted(FileId fileId, CaseRef caseRef, UserId by, Instant occurredAt) implements FileEvent {

        @Override
        public String type() {
            return "file.deleted";
        }
    }
}
