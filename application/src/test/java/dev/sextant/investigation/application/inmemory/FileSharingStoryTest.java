package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.JobNotFound;
import dev.sextant.shared.application.JobReadOnly;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file is a part of its case: what one may do with the case, one may do with the file and its job. */
class FileSharingStoryTest extends FileStory {

    private final FileView file = uploads(caseRef, "empty.log", "").get();
    private final FileId id = FileId.parse(file.id()).get();
    private final JobId job = JobId.parse(file.job()).get();

    private Either<DomainError, FileId> deletes(Option<Long> version) {
        return handling.run(
                new DeleteFile(files, directory, jobs, outbox, CLOCK), ada, new DeleteFile.Command(id, version));
    }

    private Either<DomainError, ?> cancels() {
        return handling.run(new CancelJob(jobs, FilePermissions.WRITE), ada, new CancelJob.Command(job));
    }

    @Test
    void of_a_case_that_one_may_not_see_there_is_no_file_and_no_job() {
        letTheJobsRun();
        standing = Standing.UNKNOWN;

        assertThat(transactions.read(ada, () -> queries.byId(ada, id)))
                .isEqualTo(Either.left(new FileError.FileNotFound(id)));
        assertThat(transactions.read(ada, () -> queries.summary(ada, id)))
                .isEqualTo(Either.left(new FileError.FileNotFound(id)));
        assertThat(transactions
                        .read(ada, () -> queries.ofCase(ada, caseRef, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(contents.find(ada, id)).isEqualTo(Either.left(new FileError.FileNotFound(id)));
        for (Option<Long> version : List.of(Option.<Long>none(), Option.some(1L), Option.some(99L))) {
            assertThat(contents.retryAnalysis(ada, id, version)).isEqualTo(Either.left(new FileError.FileNotFound(id)));
            assertThat(deletes(version)).isEqualTo(Either.left(new FileError.FileNotFound(id)));
        }
        assertThat(uploads(caseRef, "app.log", "more")).isEqualTo(Either.left(new FileError.CaseUnknown(caseRef)));
        assertThat(transactions.read(ada, () -> jobs.find(ada, job)).isEmpty()).isTrue();
        assertThat(cancels()).isEqualTo(Either.left(new JobNotFound(job)));
    }

    @Test
    void of_a_case_that_one_may_only_read_the_files_are_read_and_nothing_else() {
        letTheJobsRun();
        standing = Standing.READ_ONLY;
        var refused = Either.left(new FileError.CaseReadOnly(caseRef));

        assertThat(transactions.read(ada, () -> queries.byId(ada, id)).isRight())
                .isTrue();
        assertThat(contents.find(ada, id).isRight()).isTrue();
        assertThat(transactions
                        .read(ada, () -> queries.ofCase(ada, caseRef, PageRequest.first()))
                        .items())
                .hasSize(1);
        assertThat(contents.retryAnalysis(ada, id, Option.none())).isEqualTo(refused);
        assertThat(deletes(Option.none())).isEqualTo(refused);
        assertThat(uploads(caseRef, "app.log", "more")).isEqualTo(refused);
        assertThat(transactions.read(ada, () -> jobs.find(ada, job)).isDefined())
                .isTrue();
        assertThat(cancels()).isEqualTo(Either.left(new JobReadOnly(job)));
        assertThat(isStored(file.sha256())).isTrue();
    }

    @Test
    void of_a_case_that_ended_files_can_still_be_deleted() {
        letTheJobsRun();
        standing = Standing.ENDED;

        assertThat(deletes(Option.none()).isRight()).isTrue();
    }
}
