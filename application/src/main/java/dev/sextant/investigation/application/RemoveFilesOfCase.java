package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Clock;
import java.util.List;

/** Deletes every file of a case that is deleted, in the transaction of that deletion or after it; doing it again changes nothing. */
public final class RemoveFilesOfCase implements UseCase<RemoveFilesOfCase.Command, Integer, FileError> {

    private final UploadedFiles files;
    private final FileBook book;
    private final StorageQuota quota;
    private final Jobs jobs;

    /** The use case without a quota. */
    public RemoveFilesOfCase(UploadedFiles files, Jobs jobs, Outbox outbox, Clock clock) {
        this(files, StorageQuota.NONE, jobs, outbox, clock);
    }

    /** The use case. */
    public RemoveFilesOfCase(UploadedFiles files, StorageQuota quota, Jobs jobs, Outbox outbox, Clock clock) {
        this.files = files;
        this.book = new FileBook(files, outbox, clock);
        this.quota = quota;
        this.jobs = jobs;
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case that is deleted
     */
    public record Command(CaseRef caseRef) {}

    @Override
    public Permission needs() {
        return FilePermissions.MANAGE;
    }

    /** Answers how many files there were. */
    @Override
    public Either<FileError, Integer> handle(Actor actor, Command command) {
        List<UploadedFile> all = files.ofCase(actor, command.caseRef());
        all.forEach(file -> book.delete(actor, file, jobs));
        if (!all.isEmpty()) {
            quota.giveBack(actor, all.stream().mapToLong(UploadedFile::size).sum());
        }
        return Either.right(all.size());
    }
}
