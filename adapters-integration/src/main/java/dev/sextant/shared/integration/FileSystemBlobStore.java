package dev.sextant.shared.integration;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps each content as one file: {@code <root>/<tenant>/<first two digits>/<sha256>}. No part of a path comes from a client; a name that is not a SHA-256 leads nowhere. A content is
 * received into a temporary file, written to the disk, and renamed in one step, and then the folder is written to the disk: after a crash a content is there whole or not at all. Several
 * programs on one machine may use the same root. Safe for many threads.
 */
public final class FileSystemBlobStore implements BlobStore, AutoCloseable {

    static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 64 * 1024;
    /** Below this much room a failed write is taken for a full disk, whatever language the system speaks. */
    private static final long NO_ROOM = 2L * CHUNK;
    /** What Linux, macOS and Windows say, in English, when a disk, a quota or the greatest size of a file is exhausted. */
    private static final List<String> FULL =
            List.of("No space left", "Disk quota exceeded", "File too large", "not enough space");

    private final Path root;
    private final DurableFolders folders;
    private final UploadFolder uploads;

    private FileSystemBlobStore(Path root, DurableFolders folders, UploadFolder uploads) {
        this.root = root;
        this.folders = folders;
        this.uploads = uploads;
    }

    /**
     * Opens a store, and cleans away what interrupted programs left half received.
     *
     * @param root the folder; made where it is missing
     * @throws IOException when the folder cannot be made or used
     */
    public static FileSystemBlobStore open(Path root) throws IOException {
        DurableFolders folders = DurableFolders.in(root);
        folders.create(root);
        return new FileSystemBlobStore(root, folders, UploadFolder.open(root.resolve("uploads"), folders));
    }

    @Override
    public Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException {
        Path part = uploads.newFile();
        try {
            Option<Blob> received = receive(content, part, limit);
            if (received.isEmpty()) {
                return Either.left(new TooLarge(limit));
            }
            String sha256 = received.get().sha256();
            Path folder = folder(tenant, sha256);
            writing(() -> {
                folders.create(folder);
                Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
                folders.sync(folder);
            });
            return Either.right(received.get());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Receives a content into a file and has it written to the disk; none when it is too large. */
    private Option<Blob> receive(InputStream content, Path part, long limit) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        MessageDigest digest = sha256();
        try (FileChannel file = FileChannel.open(part, fresh, folders.ownersOnly("rw-------"))) {
            var chunk = new byte[CHUNK];
            long size = 0;
            int count = content.read(chunk);
            while (count >= 0) {
                size += count;
                if (size > limit) {
                    return Option.none();
                }
                digest.update(chunk, 0, count);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
                writing(() -> {
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                });
                count = content.read(chunk);
            }
            writing(() -> file.force(true));
            return Option.some(new Blob(HexFormat.of().formatHex(digest.digest()), size));
        }
    }

    /** A step that may find the disk full. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void writing(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException broken) {
            if (isFull(broken)) {
                throw new StorageFull("file storage", broken);
            }
            throw broken;
        }
    }

    private boolean isFull(IOException broken) throws IOException {
        String message = broken.getMessage();
        return (message != null && FULL.stream().anyMatch(message::contains))
                || Files.getFileStore(root).getUsableSpace() < NO_ROOM;
    }

    @Override
    public Option<InputStream> open(TenantId tenant, String sha256, long offset) throws IOException {
        if (!SHA_256.matcher(sha256).matches()) {
            return Option.none();
        }
        try {
            FileChannel file = FileChannel.open(
                    folder(tenant, sha256).resolve(sha256), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            file.position(offset);
            return Option.some(Channels.newInputStream(file));
        } catch (NoSuchFileException gone) {
            return Option.none();
        }
    }

    @Override
    public void remove(TenantId tenant, String sha256) throws IOException {
        if (SHA_256.matcher(sha256).matches()) {
            Path folder = folder(tenant, sha256);
            if (Files.deleteIfExists(folder.resolve(sha256))) {
                folders.sync(folder);
            }
        }
    }

    @Override
    public Stream<Content> storedBefore(Instant time) throws IOException {
        return ContentFiles.below(root)
                .filter(file -> ContentFiles.isOlder(file, time))
                .map(ContentFiles::content);
    }

    /** Between the look and the removal somebody may store the content again; whoever does so looks, before it counts on it, whether it is there, under a lock that the caller of this holds. */
    @Override
    public boolean removeStoredBefore(Content content, Instant time) throws IOException {
        if (!SHA_256.matcher(content.sha256()).matches()) {
            return false;
        }
        Path file = folder(content.tenant(), content.sha256()).resolve(content.sha256());
        boolean removed = ContentFiles.isOlder(file, time) && Files.deleteIfExists(file);
        if (removed) {
            folders.sync(folder(content.tenant(), content.sha256()));
        }
        return removed;
    }

    /** Ends the use of the store and removes what is half received. */
    @Override
    public void close() throws IOException {
        uploads.close();
    }

    private Path folder(TenantId tenant, String sha256) {
        return root.resolve(tenant.value().toString()).resolve(sha256.substring(0, 2));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
