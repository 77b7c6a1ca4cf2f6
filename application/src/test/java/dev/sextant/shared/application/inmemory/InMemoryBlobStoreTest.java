package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStoreContract;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.domain.TenantId;
import java.time.Duration;
import java.time.Instant;

class InMemoryBlobStoreTest extends BlobStoreContract {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryBlobStore blobs = new InMemoryBlobStore(clock);

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void age(TenantId owner, String sha256, Duration by) {
        clock.pass(by);
    }
}
