package dev.sextant.investigation.domain;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A file that somebody gave to a case. It is received when its content is safely kept; then somebody looks at it, and it ends analysed, with what it is and what was found in it, or
 * failed, with why it could not be read; a failed analysis may be asked for once more. The same content twice in one case is one file, because a source counts once however often it is shown. The content itself never changes; a
 * file is data, and only what is claimed from it is evidence.
 */
public final class UploadedFile implements AggregateRoot<UploadedFile, FileId> {

    /** The largest content that is taken unless somebody configures another size: 1 GiB. */
    public static final long DEFAULT_LIMIT = 1L << 30;

    private final FileSnapshot now;

    private UploadedFile(FileSnapshot now) {
        this.now = now;
    }

    /**
     * Receives a file whose content is kept already, at version 1.
     *
     * @param sha256 the SHA-256 of the content
     * @param size the size of the content, in bytes
     * @param job the job that will look at it
     */
    public static Decision<UploadedFile, FileEvent> receive(
            FileId id, CaseRef caseRef, FileName name, String sha256, long size, UUID job, UserId by, Instant at) {
        var received = new FileSnapshot(
                id, 1, caseRef, name, sha256, size, FileState.RECEIVED, Option.none(), job, by, at, at);
        return Decision.of(new UploadedFile(received), new FileEvent.FileUploaded(id, caseRef, sha256, size, by, at));
    }

    /** Brings back a file that was kept; decides nothing. */
    public static UploadedFile restore(FileSnapshot kept) {
        return new UploadedFile(kept);
    }

    /**
     * Asks for its analysis once more, after it failed. What the failed one said is forgotten, and its job has no say any more.
     *
     * @param job the job that will look at it
     */
    public Either<FileError, Decision<UploadedFile, FileEvent>> retryAnalysis(UUID job, UserId by, Instant at) {
        if (!state().canBecome(FileState.RECEIVED)) {
            return new FileError.AnalysisNotFailed(id(), state()).refuse();
        }
        return Either.right(Decision.of(
                new UploadedFile(now.awaiting(job, at)), new FileEvent.FileAnalysisRetried(id(), caseRef(), by, at)));
    }

    /**
     * Begins to look at it, for the first time or again after an interruption.
     *
     * @param job the job that looks
     */
    public Either<FileError, Decision<UploadedFile, FileEvent>> startAnalysis(UUID job, UserId by, Instant at) {
        if (!now.job().equals(job)) {
            return new FileError.AnalysisReplaced(id()).refuse();
        }
        if (!state().canBecome(FileState.ANALYSING)) {
            return new FileError.AnalysisNotOpen(id(), state()).refuse();
        }
        return Either.right(Decision.of(
                new UploadedFile(now.changed(FileState.ANALYSING, Option.none(), at)),
                new FileEvent.FileAnalysisStarted(id(), caseRef(), by, at)));
    }

    /**
     * Ends the look at it with what came of it.
     *
     * @param job the job that looked
     */
    public Either<FileError, Decision<UploadedFile, FileEvent>> endAnalysis(
            UUID job, Finding finding, UserId by, Instant at) {
        if (!now.job().equals(job)) {
            return new FileError.AnalysisReplaced(id()).refuse();
        }
        FileState end = finding.failure().isDefined() ? FileState.FAILED : FileState.ANALYSED;
        if (!state().canBecome(end)) {
            return new FileError.AnalysisNotOpen(id(), state()).refuse();
        }
        return Either.right(Decision.of(
                new UploadedFile(now.changed(end, Option.some(finding), at)),
                new FileEvent.FileAnalysed(id(), caseRef(), end, finding.kind(), finding.confidencePercent(), by, at)));
    }

    /** Deletes it, whatever its state. The state of the decision is the last one it had. */
    public Decision<UploadedFile, FileEvent> delete(UserId by, Instant at) {
        return Decision.of(
                new UploadedFile(now.changed(state(), now.finding(), at)),
                new FileEvent.FileDeleted(id(), caseRef(), by, at));
    }

    @Override
    public FileId getId() {
        return now.id();
    }

    /** Its id. */
    public FileId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** The case that it belongs to. */
    public CaseRef caseRef() {
        return now.caseRef();
    }

    /** The SHA-256 of its content. */
    public String sha256() {
        return now.sha256();
    }

    /** The size of the content, in bytes. */
    public long size() {
        return now.size();
    }

    /** How far its analysis is. */
    public FileState state() {
        return now.state();
    }

    /** Everything that it consists of, for keeping it. */
    public FileSnapshot snapshot() {
        return now;
    }
}
