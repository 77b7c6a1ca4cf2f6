package dev.sextant.investigation.application;

import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileName;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * Takes a content that is stored already as a file of a case, and submits its analysis. The same content again in the same case is the file that is there already: nothing
 * changes, unless its analysis failed, which is then done once more.
 */
public final class UploadFile implements UseCase<UploadFile.Command, FileView, FileError> {

    private final UploadedFiles files;
    private final FileQueries queries;
    private final CaseDirectory cases;
    private final BlobStore blobs;
    private final StorageQuota quota;
    private final Jobs jobs;
    private final FileBook book;
    private final IdGenerator ids;

    /**
     * The use case without a quota.
     *
     * @param ids gives the file its id
     */
    public UploadFile(
            UploadedFiles files,
            FileQueries queries,
            CaseDirectory cases,
            BlobStore blobs,
            Jobs jobs,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this(files, queries, cases, blobs, StorageQuota.NONE, jobs, outbox, ids, clock);
    }

    /**
     * The use case.
     *
     * @param quota limits how much is kept
     * @param ids gives the file its id
     */
    public UploadFile(
            UploadedFiles files,
            FileQueries queries,
            CaseDirectory cases,
            BlobStore blobs,
            StorageQuota quota,
            Jobs jobs,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.files = files;
        this.queries = queries;
        this.cases = cases;
        this.blobs = blobs;
        this.quota = quota;
        this.jobs = jobs;
        this.book = new FileBook(files, outbox, clock);
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param caseRef the case
     * @param name what the client calls the file; any text
     * @param blob the content, stored by {@link FileContents#store}
     */
    public record Command(CaseRef caseRef, String name, Blob blob) {}

    @Override
    public Permission needs() {
        return FilePermissions.WRITE;
    }

    @Override
    public Either<FileError, FileView> handle(Actor actor, Command command) {
        return taking(command.caseRef(), cases.hold(actor, command.caseRef())).flatMap(caseRef -> {
            String sha256 = command.blob().sha256();
            files.lockContent(actor, sha256);
            Option<UploadedFile> same = files.findByContent(actor, caseRef, sha256);
            if (same.isDefined()) {
                return again(actor, same.get());
            }
            if (!isStored(actor, sha256)) {
                return new FileError.ContentGone(sha256).refuse();
            }
            FileView added = add(actor, caseRef, command);
            // Others who upload wait for the room from here to the commit, so it is taken last; a refusal undoes the
            // rest.
            return quota.take(actor, command.blob().size()).map(room -> added);
        });
    }

    private FileView add(Actor actor, CaseRef caseRef, Command command) {
        var id = new FileId(ids.next());
        JobId job = jobs.submit(actor, AnalyseFile.KIND, id.toString());
        UploadedFile file = book.add(
                actor,
                UploadedFile.receive(
                        id,
                        caseRef,
                        FileName.of(command.name()),
                        command.blob().sha256(),
                        command.blob().size(),
                        job.value(),
                        actor.user(),
                        book.now()));
        return FileView.of(file, Option.none());
    }

    private Either<FileError, FileView> again(Actor actor, UploadedFile same) {
        UploadedFile settled = book.settled(actor, same, jobs);
        return settled.state() == FileState.FAILED
                ? book.retryAnalysis(actor, settled, jobs).map(file -> FileView.of(file, Option.none()))
                : queries.byId(actor, same.id());
    }

    /** The case, when it takes files. */
    static Either<FileError, CaseRef> taking(CaseRef caseRef, CaseDirectory.Standing standing) {
        return switch (standing) {
            case OPEN -> Either.right(caseRef);
            case READ_ONLY -> new FileError.CaseReadOnly(caseRef).refuse();
            case ENDED -> new FileError.CaseTakesNoFile(caseRef).refuse();
            case UNKNOWN -> new FileError.CaseUnknown(caseRef).refuse();
        };
    }

    private boolean isStored(Actor actor, String sha256) {
        try {
            Option<InputStream> content = blobs.open(actor.tenant(), sha256, 0);
            if (content.isDefined()) {
                content.get().close();
            }
            return content.isDefined();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
