package dev.sextant.investigation.application;

import dev.sextant.investigation.application.FileAnalyser.Examination;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * Looks into an uploaded file and keeps what was found. The look takes no transaction; a short one before it says that it began, a short one after it keeps the outcome. A file that cannot
 * be read is an outcome too: the file says why, and so does the job. When the job is given up, the file fails with the reason.
 */
public final class AnalyseFile implements JobHandler {

    /** The kind of job; its payload is the {@code file_…}. */
    public static final String KIND = "analyse_file";

    private static final String DELETED = "The file was deleted.";
    private static final String REPLACED = "Another job analyses the file since.";

    private final Transactions transactions;
    private final UploadedFiles files;
    private final CaseDirectory cases;
    private final BlobStore blobs;
    private final FileAnalyser analyser;
    private final FileBook book;

    /** The handler. */
    public AnalyseFile(
            Transactions transactions,
            UploadedFiles files,
            CaseDirectory cases,
            BlobStore blobs,
            FileAnalyser analyser,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.cases = cases;
        this.blobs = blobs;
        this.analyser = analyser;
        this.book = new FileBook(files, outbox, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
        FileId id = FileId.parse(payload).getOrElseThrow(wrong -> new IllegalArgumentException(wrong.message()));
        Either<String, UploadedFile> begun = transactions.write(actor, () -> begin(actor, id, job));
        Either<String, UploadedFile> ended = begun.flatMap(file -> file.state().hasEnded()
                // A run before this one was interrupted between its last transaction and its end.
                ? Either.right(file)
                : examine(actor, file, control)
                        .flatMap(found -> transactions.write(actor, () -> end(actor, id, job, found))));
        return ended.flatMap(AnalyseFile::outcome);
    }

    /** A file is a part of its case, and so is what is done with it. When the file is gone, who uploaded it may still learn that. */
    @Override
    public Reach reach(Actor actor, UserId submitter, String payload) {
        return FileId.parse(payload)
                .toOption()
                .flatMap(id -> files.find(actor, id))
                .map(file -> switch (cases.look(actor, file.caseRef())) {
                    case OPEN, ENDED -> Reach.CANCEL;
                    case READ_ONLY -> Reach.SEE;
                    case UNKNOWN -> Reach.NONE;
                })
                .getOrElse(() -> JobHandler.super.reach(actor, submitter, payload));
    }

    @Override
    public void gaveUp(Actor actor, JobId job, String payload, String reason) {
        var nothingFound = new Examination(
                new Finding(ContentKind.UNKNOWN, 0, Option.some("The analysis did not end. " + reason)), Option.none());
        FileId.parse(payload).forEach(id -> transactions.write(actor, () -> end(actor, id, job, nothingFound)));
    }

    private Either<String, UploadedFile> begin(Actor actor, FileId id, JobId job) {
        return mine(actor, id, job)
                .map(file -> file.startAnalysis(job.value(), actor.user(), book.now())
                        .map(decision -> book.save(actor, file, decision))
                        .getOrElse(file));
    }

    /** The file, as long as it waits for this job: it may have been deleted meanwhile, or this job was given up and a later one has taken its place. */
    private Either<String, UploadedFile> mine(Actor actor, FileId id, JobId job) {
        return files.find(actor, id)
                .toEither(DELETED)
                .filterOrElse(file -> file.snapshot().job().equals(job.value()), file -> REPLACED);
    }

    private Either<String, Examination> examine(Actor actor, UploadedFile file, Control control) {
        try {
            Option<InputStream> content = blobs.open(actor.tenant(), file.sha256(), 0);
            if (content.isEmpty()) {
                return Either.left(DELETED);
            }
            try (InputStream told =
                    new ProgressStream(content.get(), file.snapshot().size(), control)) {
                return Either.right(analyser.examine(file.snapshot().name().value(), told));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Either<String, UploadedFile> end(Actor actor, FileId id, JobId job, Examination found) {
        return mine(actor, id, job)
                .map(file -> file.endAnalysis(job.value(), found.finding(), actor.user(), book.now())
                        .map(decision -> {
                            UploadedFile ended = book.save(actor, file, decision);
                            found.analysis().forEach(analysis -> files.keepAnalysis(actor, id, analysis));
                            return ended;
                        })
                        .getOrElse(file));
    }

    /** The end of the job: a file that could not be read fails it, with the reason that the file shows too. */
    private static Either<String, String> outcome(UploadedFile file) {
        return file.snapshot()
                .finding()
                .flatMap(Finding::failure)
                .fold(() -> Either.right("/api/v1/files/" + file.id()), Either::left);
    }
}
