package dev.sextant.shared.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where one running program keeps what it has not yet received completely. Several programs may share a store: each has a folder of its own and holds a lock beside it for as long as it
 * lives, so that the next one to start can tell what a crash left behind from what somebody is still receiving.
 */
final class UploadFolder implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel held;

    private UploadFolder(Path folder, Path lockFile, FileChannel held) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.held = held;
    }

    /** Cleans away what crashed programs left below a folder, and opens a new place there. */
    static UploadFolder open(Path uploads, DurableFolders folders) throws IOException {
        folders.create(uploads);
        removeLeftovers(uploads);
        String name = UUID.randomUUID().toString();
        Path lockFile = uploads.resolve(name + LOCK);
        FileChannel held = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (held.tryLock() == null) {
            held.close();
            throw new IOException("the new file " + lockFile + " is locked by somebody else");
        }
        Path folder = uploads.resolve(name);
        folders.create(folder);
        return new UploadFolder(folder, lockFile, held);
    }

    private static void removeLeftovers(Path uploads) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(uploads, "*" + LOCK)) {
            for (Path lock : locks) {
                if (isAbandoned(lock)) {
                    String name = lock.getFileName().toString();
                    remove(uploads.resolve(name.substring(0, name.length() - LOCK.length())));
                    Files.deleteIfExists(lock);
                }
            }
        }
    }

    private static boolean isAbandoned(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            FileLock free = channel.tryLock();
            return free != null;
        } catch (OverlappingFileLockException ownedByThisProgram) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(UploadFolder::delete);
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A name in this folder that nobody uses. */
    Path newFile() {
        return folder.resolve(UUID.randomUUID() + ".part");
    }

    @Override
    public void close() throws IOException {
        remove(folder);
        held.close();
        Files.deleteIfExists(lockFile);
    }
}
