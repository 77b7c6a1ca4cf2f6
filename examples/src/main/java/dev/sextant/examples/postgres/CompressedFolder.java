package dev.sextant.examples.postgres;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Contents of files, compressed, in a folder per tenant: an adapter as an embedding program would write its own. The shipped contract proves it. */
@SecondaryAdapter
public final class CompressedFolder implements BlobStore {

    private static final int CHUNK = 64 * 1024;

    private final Path root;

    /** In a folder, made when it is missing. */
    public CompressedFolder(Path root) {
        this.root = root;
    }

    @Override
    public Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException {
        Path folder = Files.createDirectories(root.resolve(tenant.toString()));
        Path draft = Files.createTempFile(folder, "receiving", ".gz");
        try {
            MessageDigest digest = sha256();
            long size;
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var packed = new GZIPOutputStream(Channels.newOutputStream(channel));
                size = copy(content, new DigestOutputStream(packed, digest), limit);
                packed.finish();
                channel.force(true);
            }
            if (size > limit) {
                return Either.left(new TooLarge(limit));
            }
            String name = HexFormat.of().formatHex(digest.digest());
            Files.move(draft, file(tenant, name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Either.right(new Blob(name, size));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Copies up to the first byte beyond the limit. */
    private static long copy(InputStream from, OutputStream to, long limit) throws IOException {
        var chunk = new byte[CHUNK];
        long size = 0;
        int read = from.read(chunk);
        while (read >= 0) {
            size += read;
            if (size > limit) {
                return size;
            }
            to.write(chunk, 0, read);
            read = from.read(chunk);
        }
        return size;
    }

    @Override
    public Option<InputStream> open(TenantId tenant, String sha256, long offset) throws IOException {
        Path file = file(tenant, sha256);
        if (!Files.exists(file)) {
            return Option.none();
        }
        var content = new GZIPInputStream(Files.newInputStream(file), CHUNK);
        long skipped = 0;
        while (skipped < offset && content.read() >= 0) {
            skipped += 1 + content.skip(offset - skipped - 1);
        }
        return Option.some(content);
    }

    @Override
    public void remove(TenantId tenant, String sha256) throws IOException {
        Files.deleteIfExists(file(tenant, sha256));
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // The caller closes it.
    public Stream<Content> storedBefore(Instant time) throws IOException {
        return Files.find(
                        root,
                        2,
                        (file, attributes) -> file.toString().endsWith(".gz")
                                && attributes.lastModifiedTime().toInstant().isBefore(time))
                .flatMap(CompressedFolder::content);
    }

    /** None for what is no content, such as one that is being received. */
    private static Stream<Content> content(Path file) {
        String name = file.getFileName().toString().replace(".gz", "");
        return name.matches("[0-9a-f]{64}")
                ? TenantId.parse(file.getName(file.getNameCount() - 2).toString())
                        .map(tenant -> new Content(tenant, name))
                        .toJavaStream()
                : Stream.empty();
    }

    @Override
    public boolean removeStoredBefore(Content content, Instant time) throws IOException {
        Path file = file(content.tenant(), content.sha256());
        return Files.exists(file)
                && Files.getLastModifiedTime(file).toInstant().isBefore(time)
                && Files.deleteIfExists(file);
    }

    private Path file(TenantId tenant, String sha256) {
        return root.resolve(tenant.toString()).resolve(sha256 + ".gz");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
