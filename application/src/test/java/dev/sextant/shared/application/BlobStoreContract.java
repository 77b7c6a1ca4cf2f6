package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.BlobStore.Content;
import dev.sextant.shared.application.BlobStore.TooLarge;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} keeps. */
public abstract class BlobStoreContract {

    /** The store under test: the same one at each call within a test. */
    protected abstract BlobStore blobs();

    /** Makes a content look as if it had been stored so much earlier; other contents may become older too. */
    protected abstract void age(TenantId owner, String sha256, Duration by) throws IOException;

    /** The present by the store's clock. */
    protected Instant now() {
        return Clock.systemUTC().instant();
    }

    private static final long LIMIT = 1L << 20;
    private static final Duration HOUR = Duration.ofHours(1);

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    /** Reads a whole content. */
    protected final byte[] read(TenantId owner, Blob blob, long offset) throws IOException {
        try (InputStream content = blobs().open(owner, blob.sha256(), offset).get()) {
            return content.readAllBytes();
        }
    }

    /** A stream of bytes. */
    protected static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A stream that gives some bytes and then breaks, as a connection does. */
    protected static InputStream breaking(byte[] bytes) {
        return new BreakingStream(bytes);
    }

    private Blob put(byte[] bytes) throws IOException {
        return blobs().put(tenant, stream(bytes), LIMIT).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void a_content_comes_back_as_it_was() throws Exception {
        var large = new byte[300_000];
        new Random(7).nextBytes(large);

        Blob blob = put(large);

        assertThat(blob.size()).isEqualTo(large.length);
        assertThat(blob.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
        assertThat(read(tenant, blob, 0)).isEqualTo(large);
    }

    @Test
    public void an_empty_content_is_a_content() throws IOException {
        Blob blob = put(new byte[0]);

        assertThat(blob.size()).isZero();
        assertThat(read(tenant, blob, 0)).isEmpty();
    }

    @Test
    public void a_content_can_be_read_from_any_position() throws IOException {
        Blob blob = put(bytes("0123456789"));

        assertThat(read(tenant, blob, 4)).isEqualTo(bytes("456789"));
        assertThat(read(tenant, blob, 10)).isEmpty();
        assertThat(read(tenant, blob, 4_000_000_000L)).isEmpty();
    }

    @Test
    public void the_same_content_again_changes_nothing() throws IOException {
        Blob first = put(bytes("again"));
        Blob second = put(bytes("again"));

        assertThat(second).isEqualTo(first);
        assertThat(read(tenant, first, 0)).isEqualTo(bytes("again"));
    }

    @Test
    public void equal_contents_of_two_tenants_live_apart() throws IOException {
        var other = new TenantId(UUID.randomUUID());
        Blob mine = put(bytes("shared by nobody"));

        assertThat(blobs().open(other, mine.sha256(), 0).isEmpty()).isTrue();

        Blob theirs =
                blobs().put(other, stream(bytes("shared by nobody")), LIMIT).get();
        blobs().remove(other, theirs.sha256());

        assertThat(read(tenant, mine, 0)).isEqualTo(bytes("shared by nobody"));
        assertThat(blobs().open(other, theirs.sha256(), 0).isEmpty()).isTrue();
    }

    @Test
    public void a_content_of_exactly_the_limit_is_kept_and_one_byte_more_is_not() throws IOException {
        assertThat(blobs().put(tenant, stream(bytes("12345")), 5).isRight()).isTrue();

        Either<TooLarge, Blob> refused = blobs().put(tenant, stream(bytes("123456")), 5);

        assertThat(refused).isEqualTo(Either.left(new TooLarge(5)));
        assertThat(blobs().open(tenant, sha256("123456"), 0).isEmpty()).isTrue();
    }

    @Test
    public void a_removed_content_is_gone_and_removing_it_again_is_no_error() throws IOException {
        Blob blob = put(bytes("gone"));

        blobs().remove(tenant, blob.sha256());
        blobs().remove(tenant, blob.sha256());

        assertThat(blobs().open(tenant, blob.sha256(), 0).isEmpty()).isTrue();
    }

    @Test
    public void a_content_that_was_removed_can_be_stored_again() throws IOException {
        Blob blob = put(bytes("back"));
        blobs().remove(tenant, blob.sha256());

        assertThat(read(tenant, put(bytes("back")), 0)).isEqualTo(bytes("back"));
    }

    @Test
    public void nothing_is_kept_of_a_source_that_breaks_off() {
        assertThatThrownBy(() -> blobs().put(tenant, breaking(bytes("half")), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(openSha("half")).isTrue();
    }

    private boolean openSha(String text) {
        try {
            return blobs().open(tenant, sha256(text), 0).isEmpty();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    public void no_text_that_is_not_a_sha256_leads_anywhere() throws IOException {
        put(bytes("there"));

        for (String name : List.of("", ".", "..", "../..", "/etc/passwd", "a".repeat(63), "A".repeat(64), "%2e%2e")) {
            assertThat(blobs().open(tenant, name, 0).isEmpty()).as(name).isTrue();
            blobs().remove(tenant, name);
        }
        assertThat(openSha("there")).isFalse();
    }

    @Test
    public void many_may_store_the_same_content_at_once() throws Exception {
        var content = new byte[100_000];
        new Random(8).nextBytes(content);
        var blobs = new ArrayList<Future<Blob>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                blobs.add(threads.submit(() -> put(content)));
            }
        }

        for (Future<Blob> blob : blobs) {
            assertThat(read(tenant, blob.get(), 0)).isEqualTo(content);
        }
    }

    private List<Content> storedBefore(Instant time) throws IOException {
        try (Stream<Content> contents = blobs().storedBefore(time)) {
            return contents.toList();
        }
    }

    @Test
    public void contents_of_every_tenant_are_found_by_the_time_at_which_they_were_stored() throws IOException {
        var other = new TenantId(UUID.randomUUID());
        Blob mine = put(bytes("mine"));
        Blob theirs = blobs().put(other, stream(bytes("theirs")), LIMIT).get();

        assertThat(storedBefore(now().plus(HOUR)))
                .containsExactlyInAnyOrder(new Content(tenant, mine.sha256()), new Content(other, theirs.sha256()));
        assertThat(storedBefore(now().minus(HOUR))).isEmpty();
    }

    @Test
    public void storing_a_content_again_renews_its_time() throws IOException {
        Content content = new Content(tenant, put(bytes("again")).sha256());
        age(tenant, content.sha256(), HOUR.multipliedBy(2));
        assertThat(storedBefore(now().minus(HOUR))).containsExactly(content);

        put(bytes("again"));

        assertThat(storedBefore(now().minus(HOUR))).isEmpty();
        assertThat(blobs().removeStoredBefore(content, now().minus(HOUR))).isFalse();
        assertThat(openSha("again")).isFalse();
    }

    @Test
    public void a_content_is_removed_for_its_age_only_when_it_has_it() throws IOException {
        Content content = new Content(tenant, put(bytes("old")).sha256());
        assertThat(blobs().removeStoredBefore(content, now().minus(HOUR))).isFalse();
        assertThat(openSha("old")).isFalse();
        age(tenant, content.sha256(), HOUR.multipliedBy(2));

        assertThat(blobs().removeStoredBefore(content, now().minus(HOUR))).isTrue();
        assertThat(openSha("old")).isTrue();
        assertThat(blobs().removeStoredBefore(content, now().minus(HOUR))).isFalse();
        assertThat(blobs().removeStoredBefore(new Content(tenant, "../.."), now().plus(HOUR)))
                .isFalse();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Gives some bytes and then breaks, as a connection does. */
    private static final class BreakingStream extends InputStream {

        private final InputStream bytes;

        private BreakingStream(byte[] bytes) {
            this.bytes = stream(bytes);
        }

        @Override
        public int read() throws IOException {
            return unlessEnded(bytes.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return unlessEnded(bytes.read(buffer, offset, length));
        }

        private static int unlessEnded(int answer) throws IOException {
            if (answer < 0) {
                throw new IOException("connection reset");
            }
            return answer;
        }
    }
}
