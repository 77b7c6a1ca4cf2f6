package dev.sextant.investigation.application;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStore.Content;
import dev.sextant.shared.application.Chore;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Removes contents that no file of their tenant has and that nobody works on any more: what a program left behind that was killed after it had stored a content and before it had recorded the file, or
 * had submitted {@link RemoveUnusedContent}.
 *
 * <p>No file ever loses its content by it. {@link UploadFile} locks a content, looks whether it is still stored, and records the file, all in one transaction. The sweep takes the same lock, asks
 * whether there is a file, and removes while it holds the lock. So either the file is recorded first, and then the sweep sees it; or the content is removed first, and then the upload sees that and asks for
 * it again. And an upload is not asked twice in vain: storing a content renews its time, also when it was there before, and only what is older than {@link #UNUSED_FOR} is removed, which is looked at once more under
 * the lock. Between the end of storing and the record of the file lie seconds.
 *
 * <p>A tenant that has no file at all is passed over: a server that was started on the wrong database knows no file of anybody, and must not empty the store of the right one.
 *
 * <p>So far this context alone keeps contents. Another one that begins to needs a store of its own, or a say here and in {@link RemoveUnusedContent}.
 */
public final class SweepContents implements Chore {

    /**
     * How long a content may lie without a file. An upload takes seconds from the end of its bytes to the record of its file, however long the bytes took; a day is more than any clock is wrong, also that of
     * a storage elsewhere, and less than an accident costs.
     */
    public static final Duration UNUSED_FOR = Duration.ofDays(1);

    private static final int BATCH = 500;

    private final Transactions transactions;
    private final UploadedFiles files;
    private final BlobStore blobs;
    private final Clock clock;

    /** The chore. */
    public SweepContents(Transactions transactions, UploadedFiles files, BlobStore blobs, Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep_contents";
    }

    @Override
    public Duration every() {
        return UNUSED_FOR;
    }

    /** Answers how many contents it removed. */
    @Override
    public long run(BooleanSupplier mayGoOn) {
        Instant time = clock.instant().minus(UNUSED_FOR);
        long removed = 0;
        try (Stream<Content> old = blobs.storedBefore(time)) {
            Iterator<Content> rest = old.iterator();
            var batch = new HashSet<Content>();
            while (rest.hasNext() && mayGoOn.getAsBoolean()) {
                batch.add(rest.next());
                if (batch.size() == BATCH || !rest.hasNext()) {
                    removed += sweep(batch, time);
                    batch.clear();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return removed;
    }

    private long sweep(Set<Content> batch, Instant time) {
        long removed = 0;
        for (TenantId tenant : batch.stream().map(Content::tenant).distinct().toList()) {
            removed += sweep(tenant, batch, time);
        }
        return removed;
    }

    /** Asks for many contents at once, because nearly every one has its file, and looks closely only at those that have none. */
    private long sweep(TenantId tenant, Set<Content> batch, Instant time) {
        Actor actor = nobody(tenant);
        Set<String> contents = new HashSet<>();
        batch.stream()
                .filter(content -> content.tenant().equals(tenant))
                .forEach(content -> contents.add(content.sha256()));
        Set<String> unused = transactions.read(
                actor, () -> files.hasAny(actor) ? files.withoutFile(actor, contents) : Set.<String>of());
        return unused.stream().filter(sha256 -> isRemoved(actor, sha256, time)).count();
    }

    private boolean isRemoved(Actor actor, String sha256, Instant time) {
        Either<Object, Boolean> removed = transactions.write(actor, () -> {
            files.lockContent(actor, sha256);
            return Either.right(files.countByContent(actor, sha256) == 0 && removeFromStore(actor, sha256, time));
        });
        return removed.contains(true);
    }

    private boolean removeFromStore(Actor actor, String sha256, Instant time) {
        try {
            return blobs.removeStoredBefore(new Content(actor.tenant(), sha256), time);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The program itself, in a tenant that it found by its contents. */
    private Actor nobody(TenantId tenant) {
        return Actor.program(tenant, name());
    }
}
