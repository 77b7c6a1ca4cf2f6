package dev.sextant.bootstrap.workspace;

import dev.sextant.bootstrap.StartFailed;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The folder that keeps everything of a local workspace: database, uploaded contents, secrets. Only its owner can read it. While it is open no
 * other process can open it; the lock ends with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final int LOCK_TEXT = 64;
    /** Far behind the text, so that the text stays readable where locks are mandatory. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path root;
    private final Option<FileLock> lock;

    private DataFolder(Path root, Option<FileLock> lock) {
        this.root = root;
        this.lock = lock;
    }

    /** A folder that a running server holds, to look up where things are; nothing of it is locked, and what is looked up must be there already. */
    public static DataFolder besideServer(Path folder) {
        return new DataFolder(folder.toAbsolutePath().normalize(), Option.none());
    }

    /**
     * Opens a folder, made when it is missing, for this process alone.
     *
     * @throws StartFailed when it cannot be made or written, or when another process uses it
     */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        makePrivate(root);
        try {
            var channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = lock(channel, root);
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataFolder(root, Option.some(lock));
        } catch (IOException failure) {
            throw unusable(root, failure);
        }
    }

    private static FileLock lock(FileChannel channel, Path root) throws IOException {
        Option<FileLock> lock;
        try {
            lock = Option.of(channel.tryLock(LOCK_POSITION, 1, false));
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = Option.none();
        }
        if (lock.isEmpty()) {
            String holder = holder(channel);
            channel.close();
            throw new StartFailed("The data folder " + root + " is in use by " + holder
                    + ". Stop that one first, or choose another folder with --data DIR.");
        }
        return lock.get();
    }

    private static String holder(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(LOCK_TEXT);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    /** Makes a folder that only its owner can enter; one that is there stays as it is. */
    static void makePrivate(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            Files.createDirectory(folder);
            OwnerOnly.folder(folder);
        } catch (FileAlreadyExistsException inTheWay) {
            throw new StartFailed("The data folder " + folder + " cannot be made: " + inTheWay.getFile()
                    + " is a file. Choose another folder with --data DIR.");
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    private static StartFailed unusable(Path folder, IOException failure) {
        String reason = failure instanceof AccessDeniedException
                ? "permission denied"
                : failure instanceof FileSystemException named && named.getReason() != null
                        ? named.getReason()
                        : String.valueOf(failure.getMessage());
        return new StartFailed(
                "The data folder " + folder + " cannot be used: " + reason
                        + ". Choose a folder that you can write with --data DIR.",
                failure);
    }

    /** The folder itself, absolute. */
    public Path root() {
        return root;
    }

    /** The key that signs what must not be altered, made at its first use. */
    public SecretKey signingKey() {
        return new SecretKeySpec(secrets().of("signing-key", "").getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Where PostgreSQL keeps its data, its log and its programs. */
    public Path database() {
        return root.resolve("database");
    }

    /** Where uploaded contents are kept. */
    public Path files() {
        return root.resolve("files");
    }

    /** The secrets of the workspace. */
    public Secrets secrets() {
        return new Secrets(root.resolve("secrets"));
    }

    /** Where a running server tells how to reach it. */
    public Endpoint.Place endpoint() {
        return Endpoint.in(root);
    }

    /** Gives the folder free for others. */
    @Override
    public void close() {
        lock.forEach(this::release);
    }

    private void release(FileLock held) {
        try {
            held.release();
            held.acquiredBy().close();
        } catch (IOException failure) {
            throw new StartFailed("The data folder " + root + " could not be given free.", failure);
        }
    }
}
