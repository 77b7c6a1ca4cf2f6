package dev.sextant.investigation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedFileTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Finding LOG = new Finding(ContentKind.LOGS, 95, Option.none());
    private static final Finding EMPTY = new Finding(ContentKind.UNKNOWN, 0, Option.some("The file is empty."));

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UUID job = UUID.randomUUID();

    private UploadedFile received() {
        return UploadedFile.receive(
                        new FileId(UUID.randomUUID()),
                        new CaseRef(UUID.randomUUID()),
                        FileName.of("app.log"),
                        "a".repeat(64),
                        10,
                        job,
                        ada,
                        NOON)
                .state();
    }

    private UploadedFile analysing() {
        return received().startAnalysis(job, ada, NOON).get().state();
    }

    @Test
    void a_file_is_received_analysed_and_then_stays_as_it_is() {
        UploadedFile analysed =
                analysing().endAnalysis(job, LOG, ada, NOON).get().state();

        assertThat(analysed.state()).isEqualTo(FileState.ANALYSED);
        assertThat(analysed.version()).isEqualTo(3);
        assertThat(analysed.startAnalysis(job, ada, NOON).getLeft().code()).isEqualTo("analysis_not_open");
        assertThat(analysed.endAnalysis(job, EMPTY, ada, NOON).getLeft().code()).isEqualTo("analysis_not_open");
    }

    @Test
    void a_file_that_cannot_be_read_fails_and_says_why() {
        var decision = analysing().endAnalysis(job, EMPTY, ada, NOON).get();

        assertThat(decision.state().state()).isEqualTo(FileState.FAILED);
        assertThat(decision.state().snapshot().finding()).isEqualTo(Option.some(EMPTY));
        assertThat(decision.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("file.analysed");
            assertThat(((FileEvent.FileAnalysed) event).state()).isEqualTo(FileState.FAILED);
        });
    }

    @Test
    void an_interrupted_analysis_begins_again() {
        assertThat(analysing().startAnalysis(job, ada, NOON).get().state().state())
                .isEqualTo(FileState.ANALYSING);
    }

    @Test
    void nothing_is_found_before_somebody_looks() {
        assertThat(received().endAnalysis(job, LOG, ada, NOON).getLeft().code()).isEqualTo("analysis_not_open");
    }

    private UploadedFile failed() {
        return analysing().endAnalysis(job, EMPTY, ada, NOON).get().state();
    }

    @Test
    void a_failed_analysis_is_asked_for_once_more_and_forgets_why_it_failed() {
        UUID second = UUID.randomUUID();

        var retried = failed().retryAnalysis(second, ada, NOON).get();

        assertThat(retried.state().state()).isEqualTo(FileState.RECEIVED);
        assertThat(retried.state().snapshot().finding()).isEmpty();
        assertThat(retried.state().snapshot().job()).isEqualTo(second);
        assertThat(retried.events())
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo("file.analysis_retried"));
        UploadedFile again =
                retried.state().startAnalysis(second, ada, NOON).get().state();
        assertThat(again.endAnalysis(second, LOG, ada, NOON).get().state().state())
                .isEqualTo(FileState.ANALYSED);
    }

    @Test
    void only_a_failed_analysis_is_asked_for_again() {
        UploadedFile analysed =
                analysing().endAnalysis(job, LOG, ada, NOON).get().state();
        for (UploadedFile file : List.of(received(), analysing(), analysed)) {
            FileError refused = file.retryAnalysis(UUID.randomUUID(), ada, NOON).getLeft();
            assertThat(refused.code()).isEqualTo("analysis_not_failed");
            assertThat(refused.message()).endsWith(file.state().code() + ".");
        }
    }

    @Test
    void a_job_that_was_replaced_has_no_say_any_more() {
        UUID second = UUID.randomUUID();
        UploadedFile retried = failed().retryAnalysis(second, ada, NOON).get().state();
        UploadedFile running = retried.startAnalysis(second, ada, NOON).get().state();

        assertThat(retried.startAnalysis(job, ada, NOON).getLeft().code()).isEqualTo("analysis_replaced");
        assertThat(retried.endAnalysis(job, EMPTY, ada, NOON).getLeft().code()).isEqualTo("analysis_replaced");
        assertThat(running.endAnalysis(job, LOG, ada, NOON).getLeft().code()).isEqualTo("analysis_replaced");
    }

    @ParameterizedTest
    @CsvSource({
        "app.log, app.log",
        "../../etc/passwd, passwd",
        "C:\\Windows\\system.ini, system.ini",
        "'  spaced name.txt ', spaced name.txt",
        "., unnamed",
        ".., unnamed",
        "/, unnamed",
        "'', unnamed",
        ".hidden, .hidden",
        "größe.log, größe.log"
    })
    void a_name_is_data_and_never_a_path(String raw, String expected) {
        assertThat(FileName.of(raw).value()).isEqualTo(expected);
    }

    @Test
    void a_name_has_no_character_that_ends_turns_or_breaks_a_line() {
        assertThat(FileName.of("a\u0000b\r\nSet-Cookie: x\u202Etxt.exe\ud800").value())
                .isEqualTo("abSet-Cookie: xtxt.exe");
        assertThat(FileName.of("🚢".repeat(300)).value()).isEqualTo("🚢".repeat(255));
    }
}
