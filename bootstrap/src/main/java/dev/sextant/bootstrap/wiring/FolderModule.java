package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.integration.FileSystemBlobStore;
import java.io.IOException;
import java.nio.file.Path;

/** Contents of files in a folder. */
public final class FolderModule extends AbstractModule {

    private final Path folder;

    /** The folder, made when it is missing. */
    public FolderModule(Path folder) {
        this.folder = folder;
    }

    @Provides
    @Singleton
    BlobStore blobs() {
        try {
            return FileSystemBlobStore.open(folder);
        } catch (IOException failure) {
            throw new StartFailed(
                    "Uploaded files cannot be kept in " + folder + ": " + failure.getMessage()
                            + ". Choose another folder with SEXTANT_FILES.",
                    failure);
        }
    }
}
