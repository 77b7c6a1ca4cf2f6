package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStoreContract;

class InMemoryBlobStoreTest extends BlobStoreContract {

    private final InMemoryBlobStore blobs = new InMemoryBlobStore();

    @Override
    protected BlobStore blobs() {
        return blobs;
    }
}
