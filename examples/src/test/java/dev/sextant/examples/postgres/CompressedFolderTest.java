package dev.sextant.examples.postgres;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStoreContract;
import dev.sextant.shared.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The adapter keeps what the port promises: nothing more is needed than to name it. */
class CompressedFolderTest extends BlobStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected BlobStore blobs() {
        return new CompressedFolder(directory);
    }

    @Override
    protected void age(TenantId owner, String sha256, Duration by) throws IOException {
        Path file = directory.resolve(owner.toString()).resolve(sha256 + ".gz");
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(by)));
    }
}
