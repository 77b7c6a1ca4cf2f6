package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.application.SweepContents;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of contents that a killed program left without a file. */
class SweepStoryTest extends FileStory {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SweepContents sweep = new SweepContents(transactions, files, blobs, clock);

    /** Stores a content as an upload does, and then nothing more, as when the program is killed. */
    private Blob leftBehind(String text) throws IOException {
        return contents.store(ada, caseRef, stream(text)).get();
    }

    private Either<DomainError, FileView> records(Blob blob) {
        return handling.run(uploadFile, ada, new UploadFile.Command(caseRef, "app.log", blob));
    }

    private void aDayPasses() {
        clock.pass(SweepContents.UNUSED_FOR.plus(HOUR));
    }

    @Test
    void a_content_without_a_file_is_removed_after_a_day_and_one_with_a_file_never() throws IOException {
        FileView file = uploads(caseRef, "app.log", "kept").get();
        Blob left = leftBehind("left behind");

        clock.pass(SweepContents.UNUSED_FOR.minus(HOUR));
        assertThat(sweep.run(() -> true)).isZero();
        assertThat(isStored(left.sha256())).isTrue();
        clock.pass(HOUR.multipliedBy(2));
        assertThat(sweep.run(() -> true)).isEqualTo(1);

        assertThat(isStored(left.sha256())).isFalse();
        assertThat(isStored(file.sha256())).isTrue();
        assertThat(sweep.run(() -> true)).isZero();
    }

    @Test
    void a_content_that_is_uploaded_again_in_the_moment_of_its_removal_stays() throws IOException {
        uploads(caseRef, "app.log", "kept").get();
        leftBehind("left behind");
        aDayPasses();
        var raced = new Raced(() -> leftBehind("left behind"));

        assertThat(new SweepContents(transactions, files, raced, clock).run(() -> true))
                .isZero();

        FileView taken = records(raced.uploaded.get()).get();
        assertThat(isStored(taken.sha256())).isTrue();
    }

    @Test
    void an_upload_that_was_stored_and_not_recorded_for_a_day_is_asked_to_send_it_again() throws IOException {
        uploads(caseRef, "app.log", "kept").get();
        Blob left = leftBehind("left behind");
        aDayPasses();
        sweep.run(() -> true);

        assertThat(records(left).getLeft().code()).isEqualTo("content_gone");
    }

    @Test
    void the_store_of_a_tenant_whose_files_this_database_does_not_know_is_left_alone() throws IOException {
        Blob left = leftBehind("of another database");
        aDayPasses();

        assertThat(sweep.run(() -> true)).isZero();
        assertThat(isStored(left.sha256())).isTrue();
    }

    @Test
    void many_contents_are_swept_and_a_program_that_stops_is_not_held_up() throws IOException {
        uploads(caseRef, "app.log", "kept").get();
        for (int i = 0; i < 1_200; i++) {
            leftBehind("left " + i);
        }
        aDayPasses();

        assertThat(sweep.run(() -> false)).isZero();
        assertThat(sweep.run(() -> true)).isEqualTo(1_200);
    }

    /** Does something right before a removal. */
    private final class Raced implements BlobStore {

        /** An upload that reads its content from somewhere. */
        private interface Upload {
            Blob run() throws IOException;
        }

        private final Upload before;
        private Option<Blob> uploaded = Option.none();

        private Raced(Upload before) {
            this.before = before;
        }

        @Override
        public boolean removeStoredBefore(Content content, Instant time) throws IOException {
            uploaded = Option.some(before.run());
            return blobs.removeStoredBefore(content, time);
        }

        @Override
        public Stream<Content> storedBefore(Instant time) {
            return blobs.storedBefore(time);
        }

        @Override
        public Either<TooLarge, Blob> put(TenantId tenant, InputStream content, long limit) throws IOException {
            return blobs.put(tenant, content, limit);
        }

        @Override
        public Option<InputStream> open(TenantId tenant, String sha256, long offset) {
            return blobs.open(tenant, sha256, offset);
        }

        @Override
        public void remove(TenantId tenant, String sha256) {
            blobs.remove(tenant, sha256);
        }
    }
}
