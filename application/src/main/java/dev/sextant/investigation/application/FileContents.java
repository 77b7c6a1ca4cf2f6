package dev.sextant.investigation.application;

import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Streams contents in and out. Contents are large and slow, so nothing here holds a transaction while bytes flow. An upload is: {@link #store}, then {@link UploadFile} with the blob,
 * and {@link #discard} when that was refused or broke; {@link #upload} does the three at once. A content whose analysis failed need not be sent again: {@link #retryAnalysis}.
 */
@PrimaryPort
public final class FileContents {

    private final Handling handling;
    private final Transactions transactions;
    private final CaseDirectory cases;
    private final BlobStore blobs;
    private final StorageQuota quota;
    private final FileQueries queries;
    private final Jobs jobs;
    private final UploadFile uploadFile;
    private final RetryAnalysis retryAnalysis;
    private final long limit;

    /**
     * Contents without a quota.
     *
     * @param limit the largest content that is taken, in bytes
     */
    public FileContents(
            Handling handling,
            Transactions transactions,
            CaseDirectory cases,
            BlobStore blobs,
            FileQueries queries,
            Jobs jobs,
            UploadFile uploadFile,
            RetryAnalysis retryAnalysis,
            long limit) {
        this(handling, transactions, cases, blobs, StorageQuota.NONE, queries, jobs, uploadFile, retryAnalysis, limit);
    }

    /**
     * Contents.
     *
     * @param quota limits how much is kept
     * @param limit the largest content that is taken, in bytes
     */
    public FileContents(
            Handling handling,
            Transactions transactions,
            CaseDirectory cases,
            BlobStore blobs,
            StorageQuota quota,
            FileQueries queries,
            Jobs jobs,
            UploadFile uploadFile,
            RetryAnalysis retryAnalysis,
            long limit) {
        this.handling = handling;
        this.transactions = transactions;
        this.cases = cases;
        this.blobs = blobs;
        this.quota = quota;
        this.queries = queries;
        this.jobs = jobs;
        this.uploadFile = uploadFile;
        this.retryAnalysis = retryAnalysis;
        this.limit = limit;
    }

    /** The largest content that is taken, in bytes. */
    public long limit() {
        return limit;
    }

    /**
     * Streams a content to where it is kept, after a look whether the actor may and the case takes it, so that nobody sends a gigabyte in vain.
     *
     * @param content read to its end, not closed
     * @return what was stored, or the refusal of the permission, the case, the size or the quota, and then nothing is kept
     * @throws IOException when the source breaks off; nothing is kept
     * @throws dev.sextant.shared.application.StorageFull when there is no room; nothing is kept
     */
    public Either<DomainError, Blob> store(Actor actor, CaseRef caseRef, InputStream content) throws IOException {
        Either<DomainError, Option<Long>> room = handling.ask(
                "FileContents.store",
                FilePermissions.WRITE,
                actor,
                () -> UploadFile.taking(caseRef, cases.look(actor, caseRef)).map(taken -> quota.left(actor)));
        if (room.isLeft()) {
            return Either.left(room.getLeft());
        }
        long most = Math.min(limit, room.get().getOrElse(limit));
        return blobs.put(actor.tenant(), content, most)
                .mapLeft(large -> most < limit ? new FileError.StorageUsedUp(most) : new FileError.FileTooLarge(limit));
    }

    /** Has a stored content removed, unless a file of the tenant has it. For when it was stored and then not taken. */
    public void discard(Actor actor, Blob blob) {
        transactions.write(actor, () -> Either.right(jobs.submit(actor, RemoveUnusedContent.KIND, blob.sha256())));
    }

    /**
     * Uploads a file: stores the content, records the file and submits its analysis.
     *
     * @param name what the client calls it; any text
     * @throws IOException when the source breaks off; nothing is kept
     */
    public Either<DomainError, FileView> upload(Actor actor, CaseRef caseRef, String name, InputStream content)
            throws IOException {
        Either<DomainError, Blob> stored = store(actor, caseRef, content);
        if (stored.isLeft()) {
            return Either.left(stored.getLeft());
        }
        boolean taken = false;
        try {
            Either<DomainError, FileView> file =
                    handling.run(uploadFile, actor, new UploadFile.Command(caseRef, name, stored.get()));
            taken = file.isRight();
            return file;
        } finally {
            if (!taken) {
                discard(actor, stored.get());
            }
        }
    }

    /**
     * Has a content that is there analysed once more, after its analysis failed.
     *
     * @param expectedVersion the version of the file that the actor knows, when it knows one
     * @return the file, which waits for its new job; or the refusal, such as {@link FileError.AnalysisNotFailed}
     */
    public Either<DomainError, FileView> retryAnalysis(Actor actor, FileId id, Option<Long> expectedVersion) {
        return handling.run(retryAnalysis, actor, new RetryAnalysis.Command(id, expectedVersion));
    }

    /**
     * What a reader must know before it opens a content.
     *
     * @param name what the file is called
     * @param size in bytes
     * @param sha256 names the content; also a strong entity tag, because a content never changes
     */
    public record Content(String name, long size, String sha256) {}

    /** The content of a file, not opened yet; or the refusal. */
    public Either<DomainError, Content> find(Actor actor, FileId id) {
        return handling.ask(
                "FileContents.find",
                FilePermissions.READ,
                actor,
                () -> queries.summary(actor, id).map(file -> new Content(file.name(), file.size(), file.sha256())));
    }

    /**
     * Opens a content that was {@linkplain #find found}; the caller closes the stream.
     *
     * @param offset the first byte wanted, from 0
     * @throws IOException when it cannot be read; also when it was deleted meanwhile
     */
    public InputStream open(Actor actor, Content content, long offset) throws IOException {
        return blobs.open(actor.tenant(), content.sha256(), offset)
                .getOrElseThrow(() -> new IOException("the content " + content.sha256() + " is not there"));
    }
}
