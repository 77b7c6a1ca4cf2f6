package dev.sextant.examples.postgres;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The adapter keeps what the port promises: nothing more is needed than to name it. */
class CompressedFolderTest extends BlobStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected BlobStore blobs() {
        return new CompressedFolder(directory);
    }
}
