package dev.sextant.investigation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.application.FileQueries.FileSummary;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileName;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link UploadedFiles} keeps, and every {@link FileQueries} answers about it. */
public abstract class UploadedFilesContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final AnalysisDocument ANALYSIS = new AnalysisDocument("{\"findings\": []}");

    /** The files under test. */
    protected abstract UploadedFiles files();

    /** The queries under test. */
    protected abstract FileQueries queries();

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new Random());
    private final Actor ada = Actors.somewhere();
    private final CaseRef caseRef = new CaseRef(ids.next());

    private UploadedFile received(CaseRef owner, String sha256, Instant at) {
        return UploadedFile.receive(
                        new FileId(ids.next()),
                        owner,
                        FileName.of("app 'quoted' 🚢.log"),
                        sha256,
                        5_000_000_000L,
                        ids.next(),
                        ada.user(),
                        at)
                .state();
    }

    private UploadedFile add(UploadedFile file) {
        write(() -> files().add(ada, file));
        return file;
    }

    private UploadedFile analysed(UploadedFile file, Option<String> failure) {
        UploadedFile analysing = file.startAnalysis(file.snapshot().job(), ada.user(), NOON.plusSeconds(1))
                .get()
                .state();
        UploadedFile ended = analysing
                .endAnalysis(
                        file.snapshot().job(),
                        new Finding(ContentKind.SOURCE_CODE, 87, failure),
                        ada.user(),
                        NOON.plusSeconds(2))
                .get()
                .state();
        write(() -> {
            files().save(ada, analysing, file.version());
            files().save(ada, ended, analysing.version());
        });
        return ended;
    }

    private void write(Runnable work) {
        write(ada, work);
    }

    private void write(Actor actor, Runnable work) {
        Either<String, String> done = transactions().write(actor, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    private <T> T read(Supplier<T> work) {
        return transactions().read(ada, work);
    }

    private void assertKept(UploadedFile expected) {
        Option<UploadedFile> kept = read(() -> files().find(ada, expected.id()));
        assertThat(kept.get().snapshot()).isEqualTo(expected.snapshot());
    }

    @Test
    public void a_file_comes_back_as_it_was_kept() {
        assertKept(add(received(caseRef, ONE, NOON)));
    }

    @Test
    public void what_came_of_the_analysis_is_kept() {
        assertKept(analysed(add(received(caseRef, ONE, NOON)), Option.none()));
        assertKept(analysed(add(received(caseRef, TWO, NOON)), Option.some("The file is empty.")));
    }

    @Test
    public void a_file_whose_analysis_is_asked_for_again_waits_for_its_new_job() {
        UploadedFile failed = analysed(add(received(caseRef, ONE, NOON)), Option.some("It was cancelled."));
        UploadedFile waiting = failed.retryAnalysis(ids.next(), ada.user(), NOON.plusSeconds(3))
                .get()
                .state();

        write(() -> files().save(ada, waiting, failed.version()));

        assertKept(waiting);
        assertThat(read(() -> queries().byId(ada, failed.id())))
                .isEqualTo(Either.right(FileView.of(waiting, Option.none())));
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        UploadedFile file = add(received(caseRef, ONE, NOON));
        UploadedFile ended = analysed(file, Option.none());

        assertThatThrownBy(() -> write(() -> files().save(ada, ended, file.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(() -> files().delete(ada, file.id(), file.version())))
                .isInstanceOf(StaleAggregate.class);
        assertKept(ended);
    }

    @Test
    public void a_file_is_found_by_its_content_in_its_own_case_only() {
        UploadedFile file = add(received(caseRef, ONE, NOON));
        var elsewhere = new CaseRef(ids.next());

        Option<FileId> here =
                read(() -> files().findByContent(ada, caseRef, ONE)).map(UploadedFile::id);
        Option<FileId> there =
                read(() -> files().findByContent(ada, elsewhere, ONE)).map(UploadedFile::id);
        Option<FileId> other =
                read(() -> files().findByContent(ada, caseRef, TWO)).map(UploadedFile::id);

        assertThat(List.of(here, there, other))
                .isEqualTo(List.of(Option.some(file.id()), Option.none(), Option.none()));
    }

    @Test
    public void a_case_never_has_two_files_with_the_same_content() {
        add(received(caseRef, ONE, NOON));

        assertThatThrownBy(() -> add(received(caseRef, ONE, NOON))).isInstanceOf(RuntimeException.class);

        List<UploadedFile> all = read(() -> files().ofCase(ada, caseRef));
        assertThat(all).hasSize(1);
    }

    @Test
    public void the_files_with_a_content_are_counted_over_all_cases() {
        add(received(caseRef, ONE, NOON));
        add(received(new CaseRef(ids.next()), ONE, NOON));
        add(received(caseRef, TWO, NOON));

        write(() -> {
            files().lockContent(ada, ONE);
            assertThat(files().countByContent(ada, ONE)).isEqualTo(2);
            assertThat(files().countByContent(ada, "0".repeat(64))).isZero();
        });
    }

    @Test
    public void contents_without_a_file_of_the_tenant_are_told_apart() {
        Actor eve = Actors.somewhere();
        add(received(caseRef, ONE, NOON));
        add(received(new CaseRef(ids.next()), ONE, NOON));

        write(() -> {
            assertThat(files().hasAny(ada)).isTrue();
            assertThat(files().withoutFile(ada, Set.of(ONE, TWO))).containsExactly(TWO);
            assertThat(files().withoutFile(ada, Set.of())).isEmpty();
        });
        write(eve, () -> {
            assertThat(files().hasAny(eve)).isFalse();
            assertThat(files().withoutFile(eve, Set.of(ONE))).containsExactly(ONE);
        });
    }

    @Test
    public void a_deleted_file_is_gone_with_its_analysis() {
        UploadedFile file = add(received(caseRef, ONE, NOON));
        write(() -> files().keepAnalysis(ada, file.id(), ANALYSIS));

        write(() -> files().delete(ada, file.id(), file.version()));

        Option<UploadedFile> gone = read(() -> files().find(ada, file.id()));
        Either<FileError, FileView> view = read(() -> queries().byId(ada, file.id()));
        assertThat(gone.isEmpty()).isTrue();
        assertThat(view).isEqualTo(Either.left(new FileError.FileNotFound(file.id())));
        write(() -> assertThat(files().countByContent(ada, ONE)).isZero());
    }

    @Test
    public void another_tenant_has_no_such_file() {
        UploadedFile file = add(received(caseRef, ONE, NOON));
        Actor eve = Actors.somewhere();

        write(eve, () -> {
            assertThat(files().find(eve, file.id()).isEmpty()).isTrue();
            assertThat(files().findByContent(eve, caseRef, ONE).isEmpty()).isTrue();
            assertThat(files().ofCase(eve, caseRef)).isEmpty();
            assertThat(files().countByContent(eve, ONE)).isZero();
            assertThat(queries().byId(eve, file.id()).isLeft()).isTrue();
            assertThat(queries().summary(eve, file.id()).isLeft()).isTrue();
            assertThat(queries().ofCase(eve, caseRef, PageRequest.first()).items())
                    .isEmpty();
        });
        assertThatThrownBy(() -> write(eve, () -> files().delete(eve, file.id(), file.version())))
                .isInstanceOf(StaleAggregate.class);
        assertKept(file);
    }

    @Test
    public void the_view_of_a_file_says_everything_about_it() {
        UploadedFile fresh = add(received(caseRef, ONE, NOON));
        UploadedFile failed = analysed(add(received(caseRef, TWO, NOON)), Option.some("The file is empty."));
        Either<FileError, FileView> freshView = read(() -> queries().byId(ada, fresh.id()));
        Either<FileError, FileView> failedView = read(() -> queries().byId(ada, failed.id()));

        assertThat(freshView).isEqualTo(Either.right(FileView.of(fresh, Option.none())));
        assertThat(failedView).isEqualTo(Either.right(FileView.of(failed, Option.none())));
        assertThat(failedView.get().state()).isEqualTo(FileState.FAILED);
        assertThat(failedView.get().kindConfidence()).isEqualTo(Option.some(0.87));
    }

    @Test
    public void the_summary_of_a_file_is_the_one_in_its_list() {
        UploadedFile file = analysed(add(received(caseRef, ONE, NOON)), Option.none());

        Either<FileError, FileQueries.FileSummary> summary =
                read(() -> queries().summary(ada, file.id()));

        assertThat(read(() ->
                        queries().ofCase(ada, caseRef, PageRequest.first()).items()))
                .containsExactly(summary.get());
    }

    @Test
    public void the_analysis_of_a_file_is_in_its_view_and_the_newest_counts() {
        UploadedFile file = add(received(caseRef, ONE, NOON));
        write(() -> files().keepAnalysis(ada, file.id(), new AnalysisDocument("{}")));
        write(() -> files().keepAnalysis(ada, file.id(), ANALYSIS));

        Option<AnalysisDocument> kept =
                read(() -> queries().byId(ada, file.id()).get().analysis());

        // A store may write the same JSON with other blanks.
        assertThat(kept.get().json().replace(" ", "")).isEqualTo(ANALYSIS.json().replace(" ", ""));
    }

    @Test
    public void the_files_of_a_case_come_newest_first_and_each_once() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            String sha256 = Integer.toString(i).repeat(64);
            expected.addFirst(
                    add(received(caseRef, sha256, NOON.plusSeconds(i / 3))).id().toString());
            add(received(new CaseRef(ids.next()), sha256, NOON));
        }
        var walked = new ArrayList<String>();
        Option<Cursor> after = Option.none();
        do {
            var request = new PageRequest(3, after);
            Page<FileSummary> page = read(() -> queries().ofCase(ada, caseRef, request));
            page.items().forEach(file -> walked.add(file.id()));
            after = page.next();
        } while (after.isDefined());

        assertThat(walked).isEqualTo(expected);
    }
}
