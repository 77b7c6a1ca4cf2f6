package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.application.RemoveFilesOfCase;
import dev.sextant.investigation.application.RetryAnalysis;
import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Files under a quota of ten bytes. */
class QuotaStoryTest extends FileStory {

    private final TenBytes quota = new TenBytes();
    private final UploadFile upload = new UploadFile(files, queries, directory, blobs, quota, jobs, outbox, ids, CLOCK);
    private final FileContents limited = new FileContents(
            handling,
            transactions,
            directory,
            blobs,
            quota,
            queries,
            jobs,
            upload,
            new RetryAnalysis(files, directory, jobs, outbox, CLOCK),
            1 << 20);

    private Either<DomainError, FileView> sends(CaseRef where, String name, String text) throws IOException {
        return limited.upload(ada, where, name, stream(text));
    }

    @Test
    void what_fits_is_kept_and_what_does_not_leaves_nothing_behind() throws IOException {
        assertThat(sends(caseRef, "a.log", "123456").isRight()).isTrue();

        Either<DomainError, FileView> refused = sends(caseRef, "b.log", "abcde");

        assertThat(refused.getLeft()).isEqualTo(new FileError.StorageUsedUp(4));
        assertThat(refused.getLeft().code()).isEqualTo("quota_exceeded");
        assertThat(refused.getLeft().retryAfter()).isNotEmpty();
        assertThat(quota.held).isEqualTo(6);
        assertThat(sends(caseRef, "c.log", "wxyz").isRight()).isTrue();
        assertThat(quota.held).isEqualTo(10);
    }

    @Test
    void the_same_content_again_takes_no_more_room() throws IOException {
        assertThat(sends(caseRef, "a.log", "12345").isRight()).isTrue();
        assertThat(sends(caseRef, "again.log", "12345").isRight()).isTrue();
        assertThat(quota.held).isEqualTo(5);
    }

    @Test
    void a_content_that_grew_too_large_since_it_was_looked_at_is_refused_when_it_is_taken() throws IOException {
        Either<DomainError, ?> stored = limited.store(ada, caseRef, stream("123456"));
        assertThat(stored.isRight()).isTrue();
        quota.held = 7;
        var blob = limited.store(ada, caseRef, stream("123")).get();
        quota.held = 8;

        Either<DomainError, FileView> refused =
                handling.run(upload, ada, new UploadFile.Command(caseRef, "late.log", blob));

        assertThat(refused.getLeft()).isEqualTo(new FileError.StorageUsedUp(2));
        assertThat(quota.held).isEqualTo(8);
    }

    @Test
    void deleting_a_file_or_its_case_gives_the_room_back() throws IOException {
        FileView first = sends(caseRef, "a.log", "123").get();
        assertThat(sends(caseRef, "b.log", "12").isRight()).isTrue();
        assertThat(sends(caseRef, "c.log", "1").isRight()).isTrue();
        var delete = new DeleteFile(files, directory, quota, jobs, outbox, CLOCK);
        var id = FileId.parse(first.id()).get();

        assertThat(handling.run(delete, ada, new DeleteFile.Command(id, Option.none()))
                        .isRight())
                .isTrue();
        assertThat(quota.held).isEqualTo(3);

        var remove = new RemoveFilesOfCase(files, quota, jobs, outbox, CLOCK);
        assertThat(handling.run(remove, ada, new RemoveFilesOfCase.Command(caseRef))
                        .get())
                .isEqualTo(2);
        assertThat(quota.held).isZero();
    }

    private static final class TenBytes implements StorageQuota {

        private long held;

        @Override
        public Option<Long> left(Actor actor) {
            return Option.some(10 - held);
        }

        @Override
        public Either<FileError, Long> take(Actor actor, long bytes) {
            if (held + bytes > 10) {
                return new FileError.StorageUsedUp(10 - held).refuse();
            }
            held += bytes;
            return Either.right(bytes);
        }

        @Override
        public void giveBack(Actor actor, long bytes) {
            held -= bytes;
        }
    }
}
