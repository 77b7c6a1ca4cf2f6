package dev.sextant.shared.integration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders whose entries survive a power failure, readable by their owner alone where the file system knows owners. */
final class DurableFolders {

    private final boolean posix;

    private DurableFolders(boolean posix) {
        this.posix = posix;
    }

    /** Folders in a file system that has this path. */
    static DurableFolders in(Path path) {
        return new DurableFolders(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    /** Makes a folder and those above it, where they are missing. */
    void create(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            create(parent);
        }
        try {
            Files.createDirectory(folder, ownersOnly("rwx------"));
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            if (!Files.isDirectory(folder)) {
                throw somebodyWasFaster;
            }
        }
        if (parent != null) {
            sync(parent);
        }
    }

    /** Attributes for a new file or folder that only its owner may use. */
    FileAttribute<?>[] ownersOnly(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Has the entries of a folder written to the disk. File systems without POSIX folders do so by themselves and refuse to be asked. */
    void sync(Path folder) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
