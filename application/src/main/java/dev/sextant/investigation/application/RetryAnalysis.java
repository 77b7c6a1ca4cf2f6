package dev.sextant.investigation.application;

import dev.sextant.investigation.application.FileQueries.FileView;
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

/** Has a file analysed once more by a new job, after its analysis failed. It adds nothing to the case, so the case may have ended. */
public final class RetryAnalysis implements UseCase<RetryAnalysis.Command, FileView, FileError> {

    private final CaseDirectory cases;
    private final FileBook book;
    private final Jobs jobs;

    /** The use case. */
    public RetryAnalysis(UploadedFiles files, CaseDirectory cases, Jobs jobs, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.book = new FileBook(files, outbox, clock);
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
    public Either<FileError, FileView> handle(Actor actor, Command command) {
        return book.read(actor, cases, command.id(), command.expectedVersion())
                .map(file -> book.settled(actor, file, jobs))
                .flatMap(file -> book.retryAnalysis(actor, file, jobs))
                .map(file -> FileView.of(file, Option.none()));
    }
}
