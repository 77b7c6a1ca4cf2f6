package dev.sextant.investigation.application;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Removes a content that no file of the tenant has. It runs after the transaction that gave the content up, so that a rollback never leaves a file without its content, and it locks the
 * content, so that nobody takes it into use in the same moment.
 */
public final class RemoveUnusedContent implements JobHandler {

    /** The kind of job; its payload is the SHA-256 of the content. */
    public static final String KIND = "remove_unused_content";

    private final Transactions transactions;
    private final UploadedFiles files;
    private final BlobStore blobs;

    /** The handler. */
    public RemoveUnusedContent(Transactions transactions, UploadedFiles files, BlobStore blobs) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Either<String, String> run(Actor actor, JobId job, String payload, Control control) {
        return transactions.write(actor, () -> {
            files.lockContent(actor, payload);
            if (files.countByContent(actor, payload) == 0) {
                remove(actor, payload);
            }
            return Either.right("");
        });
    }

    private void remove(Actor actor, String sha256) {
        try {
            blobs.remove(actor.tenant(), sha256);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
