package dev.sextant.investigation.domain;

import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Every way in which the context refuses something about files. */
public sealed interface FileError extends DomainError {

    /** This refusal as the answer of a command. */
    default <T> Either<FileError, T> refuse() {
        return Either.left(this);
    }

    /**
     * There is no such file, or the actor may not know that there is.
     *
     * @param id which one was asked for
     */
    record FileNotFound(FileId id) implements FileError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "file_not_found";
        }

        @Override
        public String message() {
            return "There is no file " + id + ".";
        }
    }

    /**
     * There is no such case, or the actor may not know that there is.
     *
     * @param caseRef which one was asked for
     */
    record CaseUnknown(CaseRef caseRef) implements FileError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "case_not_found";
        }

        @Override
        public String message() {
            return "There is no case " + caseRef + ".";
        }
    }

    /**
     * The actor may see the case and its files, but not change them.
     *
     * @param caseRef the case
     */
    record CaseReadOnly(CaseRef caseRef) implements FileError {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "case_read_only";
        }

        @Override
        public String message() {
            return "You may see case " + caseRef + ", but not change it.";
        }
    }

    /**
     * The case ended and takes no file.
     *
     * @param caseRef the case
     */
    record CaseTakesNoFile(CaseRef caseRef) implements FileError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "case_has_ended";
        }

        @Override
        public String message() {
            return "Case " + caseRef + " has ended and takes no file.";
        }
    }

    /**
     * The content is larger than allowed; nothing of it was kept.
     *
     * @param limit the largest size, in bytes
     */
    record FileTooLarge(long limit) implements FileError {

        @Override
        public Kind kind() {
            return Kind.TOO_LARGE;
        }

        @Override
        public String code() {
            return "file_too_large";
        }

        @Override
        public String message() {
            return "A file may have at most " + limit + " bytes.";
        }
    }

    /**
     * The plan of the organisation has no room for the content; nothing of it was kept.
     *
     * @param left how many bytes it has room for
     */
    record StorageUsedUp(long left) implements FileError {

        /** Room comes from deleting files or from another plan, not from waiting; this only keeps a client from trying without a pause. */
        private static final Duration PAUSE = Duration.ofHours(1);

        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "quota_exceeded";
        }

        @Override
        public String message() {
            return "The plan of the organisation has room for " + left
                    + " bytes more; there is more again when files are deleted.";
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(PAUSE);
        }
    }

    /**
     * The content was removed between storing it and taking it, because the last other file with it was deleted in that moment. Sending it again helps.
     *
     * @param sha256 the content
     */
    record ContentGone(String sha256) implements FileError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "content_gone";
        }

        @Override
        public String message() {
            return "The content was deleted in this moment together with another file; send it again.";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param id the file
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(FileId id, long expected, long present) implements FileError {

        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String code() {
            return "stale_version";
        }

        @Override
        public String message() {
            return "File " + id + " is at version " + present + ", not " + expected + "; read it again.";
        }
    }

    /**
     * The analysis of the file has ended already, or has not begun.
     *
     * @param id the file
     * @param state how far the analysis is
     */
    record AnalysisNotOpen(FileId id, FileState state) implements FileError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "analysis_not_open";
        }

        @Override
        public String message() {
            return "File " + id + " is " + state.code() + ".";
        }
    }

    /**
     * An analysis is asked for once more only when it failed: this one waits, runs or succeeded.
     *
     * @param id the file
     * @param state how far the analysis is
     */
    record AnalysisNotFailed(FileId id, FileState state) implements FileError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "analysis_not_failed";
        }

        @Override
        public String message() {
            return "Only an analysis that failed can be asked for again; file " + id + " is " + state.code() + ".";
        }
    }

    /**
     * The job that analysed the file was given up, and another one does it since.
     *
     * @param id the file
     */
    record AnalysisReplaced(FileId id) implements FileError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "analysis_replaced";
        }

        @Override
        public String message() {
            return "Another job analyses file " + id + " since.";
        }
    }
}
