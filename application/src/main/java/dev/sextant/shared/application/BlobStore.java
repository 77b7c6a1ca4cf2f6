package dev.sextant.shared.application;

import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps contents of any size, keyed by tenant and SHA-256. The bytes of one tenant are never shared with another, even when they are equal. A
 * content is durable when {@link #put} answers. It takes no part in database transactions: a context stores the content first and the row that refers to it after, and
 * {@linkplain #remove removes} the content after the tenant's last row is gone. A program that is killed between the two leaves a content without a row; {@link #storedBefore} finds it.
 */
@SecondaryPort
public interface BlobStore {

    /**
     * A stored content.
     *
     * @param sha256 the SHA-256 of the bytes, 64 lower-case hexadecimal digits
     * @param size the number of bytes
     */
    record Blob(String sha256, long size) {}

    /**
     * A content of a tenant.
     *
     * @param tenant whose it is
     * @param sha256 the SHA-256 of the bytes, 64 lower-case hexadecimal digits
     */
    record Content(TenantId tenant, String sha256) {}

    /**
     * A content that was not kept because it is larger than allowed.
     *
     * @param limit the largest size, in bytes
     */
    record TooLarge(long limit) {}

    /**
     * Streams a content into the store. Storing the same content again is allowed and changes nothing but the time at which it was stored. The stream is read to its end, or to the first byte beyond the
     * limit; it is not closed.
     *
     * @param limit the largest size that is kept, in bytes
     * @return what was stored, durably, or that it is too large, and then nothing is kept
     * @throws IOException when the source breaks off; nothing is kept
     * @throws StorageFull when there is no room; nothing is kept
     */
    Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException;

    /**
     * Opens a content for reading from a position; the caller closes the stream.
     *
     * @param offset the first byte wanted, from 0
     * @return the bytes from there to the end; none when the tenant has no such content
     * @throws IOException when the store cannot be read
     */
    Option<InputStream> open(TenantId tenant, String sha256, long offset) throws IOException;

    /**
     * Removes a content; removing one that is not there is no error.
     *
     * @throws IOException when the store cannot be changed
     */
    void remove(TenantId tenant, String sha256) throws IOException;

    /**
     * The contents of all tenants that were stored before a time and not again since, in no order. They are looked for while the stream is read, so one that is stored or removed meanwhile may or may
     * not be among them. The store goes by its own clock, which may differ a little from the caller's.
     *
     * @return a stream for the caller to close; it throws {@link java.io.UncheckedIOException} when the store cannot be read any further
     * @throws IOException when the store cannot be read
     */
    Stream<Content> storedBefore(Instant time) throws IOException;

    /**
     * Removes a content that was stored before a time and not again since; one that is younger, or not there, is left alone.
     *
     * @return whether it was removed
     * @throws IOException when the store cannot be changed
     */
    boolean removeStoredBefore(Content content, Instant time) throws IOException;
}
