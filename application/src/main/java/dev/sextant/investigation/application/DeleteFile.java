package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Deletes a file with its analysis. The content goes after the commit, when no other file of the tenant has it. */
public final class DeleteFile implements UseCase<DeleteFile.Command, FileId, FileError> {

    private final CaseDirectory cases;
    private final FileBook book;
    private final StorageQuota quota;
    private final Jobs jobs;

    /** The use case without a quota. */
    public DeleteFile(UploadedFiles files, CaseDirectory cases, Jobs jobs, Outbox outbox, Clock clock) {
        this(files, cases, StorageQuota.NONE, jobs, outbox, clock);
    }

    /** The use case. */
    public DeleteFile(
            UploadedFiles files, CaseDirectory cases, StorageQuota quota, Jobs jobs, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.book = new FileBook(files, outbox, clock);
        this.quota = quota;
        this.jobs = jobs;
    }

    /**
     * What is asked for.
     *
     * @param id the file
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(FileId id, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return FilePermissions.WRITE;
    }

    @Override
    public Either<FileError, FileId> handle(Actor actor, Command command) {
        return book.read(actor, cases, command.id(), command.expectedVersion()).map(file -> {
            book.delete(actor, file, jobs);
            quota.giveBack(actor, file.size());
            return file.id();
        });
    }
}
