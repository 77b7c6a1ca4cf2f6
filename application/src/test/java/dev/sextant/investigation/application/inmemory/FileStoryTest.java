package dev.sextant.investigation.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.application.RemoveFilesOfCase;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of files, told over the fakes through everything that a program would call. */
class FileStoryTest extends FileStory {

    @Test
    void a_log_is_uploaded_analysed_read_and_deleted() throws IOException {
        FileView received = uploads(caseRef, "../app.log", "one line").get();
        assertThat(received.state()).isEqualTo(FileState.RECEIVED);
        assertThat(received.name()).isEqualTo("app.log");

        letTheJobsRun();

        FileView analysed = sees(received);
        assertThat(analysed.state()).isEqualTo(FileState.ANALYSED);
        assertThat(analysed.kind()).isEqualTo(Option.some(ContentKind.LOGS));
        assertThat(analysed.analysis()).isEqualTo(Option.some(new AnalysisDocument("{\"files\":[\"app.log\"]}")));
        assertThat(job(received).result()).isEqualTo(Option.some("/api/v1/files/" + received.id()));
        var content = contents.find(ada, FileId.parse(received.id()).get()).get();
        assertThat(content).isEqualTo(new FileContents.Content("app.log", 8, received.sha256()));
        try (InputStream bytes = contents.open(ada, content, 4)) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("line");
        }

        handling.run(
                        new DeleteFile(files, directory, jobs, outbox, CLOCK),
                        ada,
                        new DeleteFile.Command(FileId.parse(received.id()).get(), Option.some(analysed.version())))
                .get();
        letTheJobsRun();

        assertThat(isStored(received.sha256())).isFalse();
        assertThat(happened())
                .containsExactly("file.uploaded", "file.analysis_started", "file.analysed", "file.deleted");
    }

    @Test
    void the_same_content_twice_in_a_case_is_one_file() {
        FileView first = uploads(caseRef, "app.log", "same").get();
        FileView second = uploads(caseRef, "copy.log", "same").get();

        assertThat(second).isEqualTo(first);
        assertThat(happened()).containsExactly("file.uploaded");
        assertThat(uploads(new CaseRef(ids.next()), "app.log", "same").get().id())
                .isNotEqualTo(first.id());
    }

    @Test
    void a_content_stays_until_the_last_file_of_the_tenant_lets_it_go() {
        var other = new CaseRef(ids.next());
        FileView here = uploads(caseRef, "app.log", "shared").get();
        uploads(other, "app.log", "shared").get();
        letTheJobsRun();
        var remove = new RemoveFilesOfCase(files, jobs, outbox, CLOCK);

        assertThat(handling.run(remove, ada, new RemoveFilesOfCase.Command(caseRef)))
                .isEqualTo(Either.right(1));
        letTheJobsRun();
        assertThat(isStored(here.sha256())).isTrue();

        handling.run(remove, ada, new RemoveFilesOfCase.Command(other)).get();
        assertThat(handling.run(remove, ada, new RemoveFilesOfCase.Command(other)))
                .isEqualTo(Either.right(0));
        letTheJobsRun();
        assertThat(isStored(here.sha256())).isFalse();
    }

    @Test
    void a_file_that_cannot_be_read_says_why_and_so_does_its_job() {
        FileView empty = uploads(caseRef, "empty.log", "").get();

        letTheJobsRun();

        assertThat(sees(empty).state()).isEqualTo(FileState.FAILED);
        assertThat(sees(empty).error()).isEqualTo(Option.some("The file is empty."));
        assertThat(job(empty).state()).isEqualTo(Jobs.State.FAILED);
        assertThat(job(empty).error()).isEqualTo(Option.some("The file is empty."));
    }

    @Test
    void a_store_that_stays_broken_fails_the_job_and_the_file() {
        FileView file = uploads(caseRef, "app.log", "broken").get();

        letTheJobsRun();

        assertThat(job(file).state()).isEqualTo(Jobs.State.FAILED);
        assertThat(sees(file).state()).isEqualTo(FileState.FAILED);
        assertThat(sees(file).error())
                .isEqualTo(Option.some(
                        "The analysis did not end. " + job(file).error().get()));
        assertThat(happened()).endsWith("file.analysis_started", "file.analysed");
    }

    @Test
    void a_file_whose_analysis_was_cancelled_says_so() {
        FileView file = uploads(caseRef, "app.log", "one line").get();
        transactions.write(
                ada, () -> Either.right(jobs.cancel(ada, JobId.parse(file.job()).get())));

        letTheJobsRun();

        assertThat(job(file).state()).isEqualTo(Jobs.State.CANCELLED);
        assertThat(sees(file).state()).isEqualTo(FileState.FAILED);
        assertThat(sees(file).error()).isEqualTo(Option.some("The analysis did not end. It was cancelled."));
    }

    @Test
    void a_file_that_is_deleted_before_its_analysis_is_let_go() {
        FileView file = uploads(caseRef, "app.log", "gone soon").get();
        handling.run(
                        new DeleteFile(files, directory, jobs, outbox, CLOCK),
                        ada,
                        new DeleteFile.Command(FileId.parse(file.id()).get(), Option.none()))
                .get();

        letTheJobsRun();

        assertThat(job(file).error()).isEqualTo(Option.some("The file was deleted."));
        assertThat(isStored(file.sha256())).isFalse();
    }

    @Test
    void an_ended_or_unknown_case_takes_no_file_and_nothing_is_stored() {
        var offered = new ArrayList<String>();
        for (CaseDirectory.Standing each : List.of(CaseDirectory.Standing.ENDED, CaseDirectory.Standing.UNKNOWN)) {
            standing = each;
            offered.add(uploads(caseRef, "app.log", "unwanted").getLeft().code());
        }

        assertThat(offered).containsExactly("case_has_ended", "case_not_found");
        assertThat(waiting).isEmpty();
    }

    @Test
    void a_content_whose_case_ended_meanwhile_is_removed_again() throws IOException {
        Blob blob = contents.store(ada, caseRef, stream("too late")).get();
        standing = CaseDirectory.Standing.ENDED;

        var refused = handling.run(uploadFile, ada, new UploadFile.Command(caseRef, "app.log", blob));
        contents.discard(ada, blob);
        letTheJobsRun();

        assertThat(refused.getLeft().code()).isEqualTo("case_has_ended");
        assertThat(isStored(blob.sha256())).isFalse();
    }

    @Test
    void a_content_that_was_removed_meanwhile_is_asked_for_again() throws IOException {
        Blob blob = contents.store(ada, caseRef, stream("just removed")).get();
        blobs.remove(ada.tenant(), blob.sha256());

        var refused = handling.run(uploadFile, ada, new UploadFile.Command(caseRef, "app.log", blob));

        assertThat(refused.getLeft().code()).isEqualTo("content_gone");
    }

    @Test
    void a_file_beyond_the_limit_is_refused() {
        assertThat(uploads(caseRef, "big.log", "x".repeat(101)).getLeft().kind())
                .isEqualTo(DomainError.Kind.TOO_LARGE);
    }

    @Test
    void who_may_not_write_sends_nothing() {
        Actor reader = Actors.in(ada.tenant(), FilePermissions.READ);
        InputStream source = stream("never read");

        Either<DomainError, Blob> refused = store(reader, source);

        assertThat(refused.getLeft().kind()).isEqualTo(DomainError.Kind.FORBIDDEN);
        assertThat(source).isNotEmpty();
    }

    private Either<DomainError, Blob> store(Actor actor, InputStream source) {
        try {
            return contents.store(actor, caseRef, source);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
