package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileEvent;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What the use cases and jobs about files do alike: read a file at the wanted version, and keep a decision together with its events. */
final class FileBook {

    private static final String AGGREGATE = "file";

    private final UploadedFiles files;
    private final Outbox outbox;
    private final Clock clock;

    FileBook(UploadedFiles files, Outbox outbox, Clock clock) {
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads a file to change it. Of a case that the actor may not see there is no file, whatever version is named. */
    Either<FileError, UploadedFile> read(Actor actor, CaseDirectory cases, FileId id, Option<Long> expectedVersion) {
        return files.find(actor, id)
                .<FileError>toEither(() -> new FileError.FileNotFound(id))
                .flatMap(file -> switch (cases.look(actor, file.caseRef())) {
                    case OPEN, ENDED -> Either.right(file);
                    case READ_ONLY -> new FileError.CaseReadOnly(file.caseRef()).refuse();
                    case UNKNOWN -> new FileError.FileNotFound(id).refuse();
                })
                .flatMap(file -> expectedVersion
                        .filter(expected -> expected != file.version())
                        .fold(
                                () -> Either.right(file),
                                expected -> new FileError.StaleVersion(id, expected, file.version()).refuse()));
    }

    UploadedFile add(Actor actor, Decision<UploadedFile, FileEvent> received) {
        files.add(actor, received.state());
        outbox.append(actor, AGGREGATE, received.state().version(), received.events());
        return received.state();
    }

    UploadedFile save(Actor actor, UploadedFile before, Decision<UploadedFile, FileEvent> decision) {
        files.save(actor, decision.state(), before.version());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
        return decision.state();
    }

    /**
     * The file; one that still waits for a job which has ended without telling it has failed now. That happens when a handler breaks while it is told that its job is given up, and, for a moment, when a
     * queued job was cancelled.
     */
    UploadedFile settled(Actor actor, UploadedFile file, Jobs jobs) {
        UUID job = file.snapshot().job();
        boolean isAwaited = !file.state().hasEnded();
        if (!isAwaited || !jobs.find(actor, new JobId(job)).forAll(FileBook::endedWithoutAnswer)) {
            return file;
        }
        var lost = new Finding(ContentKind.UNKNOWN, 0, Option.some("The analysis did not end."));
        return file.endAnalysis(job, lost, actor.user(), now())
                .map(decision -> save(actor, file, decision))
                .getOrElse(file);
    }

    private static boolean endedWithoutAnswer(Jobs.JobView job) {
        return job.state() == Jobs.State.FAILED || job.state() == Jobs.State.CANCELLED;
    }

    /** Has a file whose analysis failed analysed by a new job. A refusal must roll the transaction back, and the job with it. */
    Either<FileError, UploadedFile> retryAnalysis(Actor actor, UploadedFile file, Jobs jobs) {
        JobId job = jobs.submit(actor, AnalyseFile.KIND, file.id().toString());
        return file.retryAnalysis(job.value(), actor.user(), now()).map(decision -> save(actor, file, decision));
    }

    /** Deletes a file, and has its content removed after the commit unless another file has it too. */
    void delete(Actor actor, UploadedFile file, Jobs jobs) {
        Decision<UploadedFile, FileEvent> decision = file.delete(actor.user(), now());
        files.delete(actor, file.id(), file.version());
        outbox.append(actor, AGGREGATE, decision.state().version(), decision.events());
        jobs.submit(actor, RemoveUnusedContent.KIND, file.sha256());
    }
}
