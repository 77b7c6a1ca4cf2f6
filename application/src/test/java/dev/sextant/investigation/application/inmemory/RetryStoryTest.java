package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.AnalyseFile;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What becomes of a file whose analysis failed for good. */
class RetryStoryTest extends FileStory {

    private Either<DomainError, FileView> retries(FileView file) {
        return contents.retryAnalysis(ada, FileId.parse(file.id()).get(), Option.none());
    }

    /** A file whose analysis failed for good, in a store that works again. */
    private FileView failedFile() {
        FileView file = uploads(caseRef, "app.log", "one line").get();
        storeIsBroken = true;
        letTheJobsRun();
        storeIsBroken = false;
        assertThat(sees(file).state()).isEqualTo(FileState.FAILED);
        return file;
    }

    @Test
    void a_failed_analysis_is_done_once_more_by_a_new_job() {
        FileView failed = failedFile();

        FileView retried = retries(failed).get();

        assertThat(retried.state()).isEqualTo(FileState.RECEIVED);
        assertThat(retried.error()).isEmpty();
        assertThat(retried.job()).isNotEqualTo(failed.job());
        assertThat(sees(failed)).isEqualTo(retried);
        letTheJobsRun();
        assertThat(sees(failed).state()).isEqualTo(FileState.ANALYSED);
        assertThat(job(retried).state()).isEqualTo(Jobs.State.SUCCEEDED);
        assertThat(happened())
                .containsExactly(
                        "file.uploaded",
                        "file.analysis_started",
                        "file.analysis_started",
                        "file.analysis_started",
                        "file.analysed",
                        "file.analysis_retried",
                        "file.analysis_started",
                        "file.analysed");
    }

    @Test
    void the_content_of_a_failed_analysis_sent_again_is_the_same_file_and_a_new_analysis() {
        FileView failed = failedFile();

        FileView again = uploads(caseRef, "copy.log", "one line").get();

        assertThat(again.id()).isEqualTo(failed.id());
        assertThat(again.name()).isEqualTo("app.log");
        assertThat(again.state()).isEqualTo(FileState.RECEIVED);
        assertThat(again.job()).isNotEqualTo(failed.job());
        letTheJobsRun();
        assertThat(sees(failed).state()).isEqualTo(FileState.ANALYSED);
    }

    @Test
    void an_analysis_that_waits_or_succeeded_is_not_started_again_and_no_job_is_left() {
        FileView file = uploads(caseRef, "app.log", "one line").get();
        assertThat(retries(file).getLeft().code()).isEqualTo("analysis_not_failed");
        letTheJobsRun();
        assertThat(retries(file).getLeft().code()).isEqualTo("analysis_not_failed");
        assertThat(waiting).isEmpty();
    }

    /** Until the handler is told, the file does not know of the end of its job; should telling it break, it never would. */
    @Test
    void a_file_whose_job_ended_without_telling_it_does_not_wait_for_ever() {
        FileView first = uploads(caseRef, "app.log", "one line").get();
        cancel(first);
        FileView retried = retries(first).get();
        assertThat(retried.job()).isNotEqualTo(first.job());
        cancel(retried);

        FileView again = uploads(caseRef, "app.log", "one line").get();

        assertThat(again.job()).isNotEqualTo(retried.job());
        letTheJobsRun();
        assertThat(sees(first).state()).isEqualTo(FileState.ANALYSED);
        assertThat(job(again).state()).isEqualTo(Jobs.State.SUCCEEDED);
        assertThat(job(first).state()).isEqualTo(Jobs.State.CANCELLED);
    }

    private void cancel(FileView file) {
        JobId id = JobId.parse(file.job()).get();
        transactions.write(ada, () -> Either.right(jobs.cancel(ada, id)));
    }

    @Test
    void a_retry_of_an_older_version_or_by_a_reader_is_refused() {
        FileView failed = failedFile();
        FileId id = FileId.parse(failed.id()).get();
        Actor reader = Actors.in(ada.tenant(), FilePermissions.READ);

        assertThat(contents.retryAnalysis(ada, id, Option.some(1L)).getLeft().kind())
                .isEqualTo(DomainError.Kind.STALE);
        assertThat(contents.retryAnalysis(reader, id, Option.none()).getLeft().kind())
                .isEqualTo(DomainError.Kind.FORBIDDEN);
        assertThat(contents.retryAnalysis(ada, new FileId(ids.next()), Option.none())
                        .getLeft()
                        .kind())
                .isEqualTo(DomainError.Kind.NOT_FOUND);
    }

    /** The end of a job becomes visible after the file's; a process that dies between the two has the job given up once more. */
    @Test
    void a_job_that_is_given_up_late_does_not_touch_the_analysis_that_took_its_place() {
        FileView failed = failedFile();
        FileView retried = retries(failed).get();
        var analyse = new AnalyseFile(
                transactions,
                files,
                directory,
                blobs,
                (name, content) -> {
                    throw new IOException("never asked");
                },
                outbox,
                CLOCK);
        JobId first = JobId.parse(failed.job()).get();

        analyse.gaveUp(ada, first, failed.id(), "It was given up after 8 tries.");
        var late = analyse.run(ada, first, failed.id(), new Silent());

        assertThat(sees(failed)).isEqualTo(retried);
        assertThat(late).isEqualTo(Either.left("Another job analyses the file since."));
    }

    /** Nobody listens. */
    private static final class Silent implements JobHandler.Control {

        @Override
        public void progress(double fraction) {
            // Nobody listens.
        }

        @Override
        public void say(String message) {
            // Nobody listens.
        }
    }
}
