package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps contents in memory, each tenant's for itself. Safe for many threads. */
public final class InMemoryBlobStore implements BlobStore {

    private static final int CHUNK = 8192;

    /** The bytes, and when they were stored. */
    @SuppressWarnings("ArrayRecordComponent") // Equal when it is the same array, which is what removing needs.
    private record Kept(byte[] bytes, Instant at) {}

    private final Map<Content, Kept> contents = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * No content yet.
     *
     * @param clock when a content is stored
     */
    public InMemoryBlobStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException {
        var kept = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        int read = content.read(chunk);
        while (read >= 0) {
            if ((long) kept.size() + read > limit) {
                return Either.left(new TooLarge(limit));
            }
            kept.write(chunk, 0, read);
            read = content.read(chunk);
        }
        byte[] bytes = kept.toByteArray();
        String sha256 = HexFormat.of().formatHex(sha256().digest(bytes));
        contents.put(new Content(tenant, sha256), new Kept(bytes, clock.instant()));
        return Either.right(new Blob(sha256, bytes.length));
    }

    @Override
    public Option<InputStream> open(TenantId tenant, String sha256, long offset) {
        Kept kept = contents.get(new Content(tenant, sha256));
        if (kept == null) {
            return Option.none();
        }
        int start = (int) Math.min(offset, kept.bytes().length);
        return Option.some(new ByteArrayInputStream(kept.bytes(), start, kept.bytes().length - start));
    }

    @Override
    public void remove(TenantId tenant, String sha256) {
        contents.remove(new Content(tenant, sha256));
    }

    @Override
    public Stream<Content> storedBefore(Instant time) {
        return contents.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(time))
                .map(Map.Entry::getKey);
    }

    @Override
    public boolean removeStoredBefore(Content content, Instant time) {
        Kept kept = contents.get(content);
        return kept != null && kept.at().isBefore(time) && contents.remove(content, kept);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
