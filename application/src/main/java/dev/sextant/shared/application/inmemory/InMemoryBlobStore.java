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
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps contents in memory, each tenant's for itself. Safe for many threads. */
public final class InMemoryBlobStore implements BlobStore {

    private static final int CHUNK = 8192;

    private record Key(TenantId tenant, String sha256) {}

    private final Map<Key, byte[]> contents = new ConcurrentHashMap<>();

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
        contents.put(new Key(tenant, sha256), bytes);
        return Either.right(new Blob(sha256, bytes.length));
    }

    @Override
    public Option<InputStream> open(TenantId tenant, String sha256, long offset) {
        return Option.of(contents.get(new Key(tenant, sha256))).map(bytes -> {
            int start = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        });
    }

    @Override
    public void remove(TenantId tenant, String sha256) {
        contents.remove(new Key(tenant, sha256));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
