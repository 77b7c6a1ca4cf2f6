package dev.sextant.shared.web;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A store that can be full. */
final class FullStore implements BlobStore {

    final AtomicBoolean full = new AtomicBoolean();
    private final BlobStore real;

    FullStore(BlobStore real) {
        this.real = real;
    }

    @Override
    public Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException {
        if (full.get()) {
            throw new StorageFull("file storage", new IOException("no space left on device"));
        }
        return real.put(tenant, content, limit);
    }

    @Override
    public Option<InputStream> open(TenantId tenant, String sha256, long offset) throws IOException {
        return real.open(tenant, sha256, offset);
    }

    @Override
    public void remove(TenantId tenant, String sha256) throws IOException {
        real.remove(tenant, sha256);
    }

    @Override
    public Stream<Content> storedBefore(Instant time) throws IOException {
        return real.storedBefore(time);
    }

    @Override
    public boolean removeStoredBefore(Content content, Instant time) throws IOException {
        return real.removeStoredBefore(content, time);
    }
}
