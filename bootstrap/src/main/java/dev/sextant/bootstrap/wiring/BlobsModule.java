package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import dev.sextant.shared.application.BlobStore;

/** Contents of files, in a store that is there. */
public final class BlobsModule extends AbstractModule {

    private final BlobStore blobs;

    /** In this store. */
    public BlobsModule(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    protected void configure() {
        bind(BlobStore.class).toInstance(blobs);
    }
}
