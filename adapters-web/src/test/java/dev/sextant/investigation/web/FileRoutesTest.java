package dev.sextant.investigation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.web.Caller;
import dev.sextant.shared.web.ContractCheck;
import dev.sextant.shared.web.InMemoryProgram;
import dev.sextant.shared.web.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRoutesTest {

    private static InMemoryProgram program;
    private String files = "";

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void open() {
        files = program.ann()
                        .post("/api/v1/cases", "{\"title\":\"With files\"}")
                        .header("Location") + "/files";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String contentOf(Reply file) {
        return "/api/v1/files/" + file.at("/id") + "/content";
    }

    private Reply form(String body) {
        return program.ann().post(files, "multipart/form-data; boundary=b", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_upload_is_accepted_and_its_job_leads_to_the_analysis() {
        Reply accepted = program.ann().upload(files, "app.log", bytes("INFO started\n"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("/state")).isEqualTo("received");
        Reply job = program.ann().get(accepted.header("Location"));
        assertThat(job.at("/state")).isEqualTo("queued");
        program.runJobs();
        Reply done = program.ann().get(accepted.header("Location"));
        assertThat(done.at("/state")).isEqualTo("succeeded");
        Reply file = program.ann().get(done.at("/result"));
        assertThat(file.at("/kind")).isEqualTo("logs");
        assertThat(file.json().path("analysis").has("findings")).isTrue();
    }

    @Test
    void whatever_bytes_are_sent_come_back() {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 65_530, 65_536, 70_001, 1_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            Reply file = program.ann().upload(files, "random-" + size, content);
            assertThat(program.ann().get(contentOf(file)).bytes()).isEqualTo(content);
        }
        byte[] tricky = bytes(
                "\r\n--sextant-tes\r\n--\r\n\r\r\n--sextant-test".repeat(3).replace("--sextant-test\r", "-"));
        byte[] nearly = bytes("\r\n--sextant-tes".repeat(9_000));
        assertThat(program.ann()
                        .get(contentOf(program.ann().upload(files, "nearly", nearly)))
                        .bytes())
                .isEqualTo(nearly);
        assertThat(tricky).isNotEmpty();
    }

    @Test
    void the_same_content_again_is_the_same_file() {
        Reply first = program.ann().upload(files, "a.log", bytes("same"));
        Reply again = program.ann().upload(files, "b.log", bytes("same"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        program.runJobs();
        assertThat(program.ann().get(contentOf(first)).text()).isEqualTo("same");
    }

    private static String analysisOf(Reply file) {
        return "/api/v1/files/" + file.at("/id") + "/analysis";
    }

    private Reply failedFile() {
        Reply file = program.ann().upload(files, "empty.log", bytes(""));
        program.runJobs();
        Reply failed = program.ann().get("/api/v1/files/" + file.at("/id"));
        assertThat(failed.at("/state")).isEqualTo("failed");
        return failed;
    }

    @Test
    void a_failed_analysis_is_started_again_by_a_new_job() {
        Reply failed = failedFile();

        Reply retried = program.ann().with("If-Match", failed.header("ETag")).post(analysisOf(failed));

        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.at("/state")).isEqualTo("received");
        assertThat(retried.json().path("error").isNull()).isTrue();
        assertThat(retried.at("/job")).isNotEqualTo(failed.at("/job"));
        assertThat(retried.header("Location")).isEqualTo("/api/v1/jobs/" + retried.at("/job"));
        assertThat(program.ann().get(retried.header("Location")).at("/state")).isEqualTo("queued");
        assertThat(program.ann()
                        .with("If-None-Match", retried.header("ETag"))
                        .get("/api/v1/files/" + failed.at("/id"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void the_content_of_a_failed_analysis_sent_again_starts_it_again() {
        Reply failed = failedFile();

        Reply again = program.ann().upload(files, "again.log", bytes(""));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/id")).isEqualTo(failed.at("/id"));
        assertThat(again.at("/job")).isNotEqualTo(failed.at("/job"));
        assertThat(program.ann().get(again.header("Location")).at("/state")).isEqualTo("queued");
    }

    @Test
    void an_analysis_that_has_not_failed_is_not_started_again() {
        Reply file = program.ann().upload(files, "app.log", bytes("INFO started\n"));

        Reply early = program.ann().post(analysisOf(file));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/code")).isEqualTo("analysis_not_failed");
        assertThat(early.at("/detail")).endsWith("is received.");
        program.runJobs();
        assertThat(program.ann().post(analysisOf(file)).at("/detail")).endsWith("is analysed.");
    }

    @Test
    void starting_an_analysis_again_is_safe_to_repeat_and_heeds_the_version() {
        Reply failed = failedFile();
        Caller stale = program.ann().with("If-Match", failed.header("ETag"));
        Caller keyed = program.ann().with("Idempotency-Key", "retry-" + failed.at("/id"));

        Reply first = keyed.post(analysisOf(failed));
        Reply again = keyed.post(analysisOf(failed));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(stale.post(analysisOf(failed)).status()).isEqualTo(412);
    }

    @Test
    void nobody_starts_the_analysis_of_what_is_not_theirs() {
        Reply failed = failedFile();
        assertThat(program.bob().post(analysisOf(failed)).status()).isEqualTo(403);
        assertThat(program.eve().post(analysisOf(failed)).status()).isEqualTo(404);
        assertThat(program.ann().post("/api/v1/files/file_x/analysis").status()).isEqualTo(404);
    }

    @Test
    void an_upload_with_a_key_is_replayed_and_keeps_its_content() {
        Caller keyed = program.ann().with("Idempotency-Key", "upload-" + files);
        Reply first = keyed.upload(files, "a.log", bytes("once"));
        Reply again = keyed.upload(files, "a.log", bytes("once"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(keyed.upload(files, "a.log", bytes("other")).status()).isEqualTo(422);
        program.runJobs();
        assertThat(program.ann().get(contentOf(first)).text()).isEqualTo("once");
    }

    @Test
    void a_file_that_is_too_large_is_refused_while_it_streams() {
        byte[] large = new byte[(int) InMemoryProgram.LARGEST_UPLOAD + 1];
        assertThat(program.ann().upload(files, "large", large).status()).isEqualTo(413);
        byte[] fits = new byte[(int) InMemoryProgram.LARGEST_UPLOAD];
        assertThat(program.ann().upload(files, "fits", fits).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b\r\n",
                "--x\r\n\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut off",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ny\r\n--b--\r\n"
            })
    void a_form_that_is_not_one_part_named_file_is_refused_and_nothing_is_kept(String form) {
        assertThat(form(form).status()).isEqualTo(400);
        assertThat(program.ann().get(files).json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3,     206, 0123,       bytes 0-3/10",
        "bytes=4-,      206, 456789,     bytes 4-9/10",
        "bytes=-3,      206, 789,        bytes 7-9/10",
        "bytes=-99,     206, 0123456789, bytes 0-9/10",
        "bytes=8-99,    206, 89,         bytes 8-9/10",
        "bytes=8-99999999999999999999, 206, 89, bytes 8-9/10",
        "bytes=-99999999999999999999, 206, 0123456789, bytes 0-9/10",
        "bytes=3-2,     200, 0123456789, ''",
        "'bytes=0-1,4-5', 200, 0123456789, ''",
        "lines=0-1,     200, 0123456789, ''",
        "bytes=-,       200, 0123456789, ''"
    })
    void a_range_is_cut_out(String range, int status, String text, String place) {
        Reply file = program.ann().upload(files, "digits", bytes("0123456789"));
        Reply part = program.ann().with("Range", range).get(contentOf(file));
        assertThat(part.status()).isEqualTo(status);
        assertThat(part.text()).isEqualTo(text);
        assertThat(part.header("Content-Range")).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=-0", "bytes=99-100", "bytes=99999999999999999999-"})
    void a_range_outside_is_refused_with_the_size(String range) {
        Reply file = program.ann().upload(files, "digits", bytes("0123456789"));
        Reply refused = program.ann().with("Range", range).get(contentOf(file));
        assertThat(refused.status()).isEqualTo(416);
        assertThat(refused.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void a_range_of_an_outdated_content_is_the_whole_content() {
        Reply file = program.ann().upload(files, "digits", bytes("0123456789"));
        String tag = program.ann().get(contentOf(file)).header("ETag");
        Caller part = program.ann().with("Range", "bytes=0-3");
        assertThat(part.with("If-Range", tag).get(contentOf(file)).status()).isEqualTo(206);
        assertThat(part.with("If-Range", "\"other\"").get(contentOf(file)).status())
                .isEqualTo(200);
    }

    @Test
    void a_content_is_an_inert_attachment_with_its_name() {
        Reply file = program.ann().upload(files, "../Größe \u202Eevil.html", bytes("<script>alert(1)</script>"));
        Reply content = program.ann().get(contentOf(file));
        assertThat(content.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(content.header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''Gr%C3%B6");
        assertThat(content.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void another_tenant_finds_neither_file_nor_content_nor_job() {
        Reply file = program.ann().upload(files, "ours.log", bytes("ours"));
        assertThat(program.eve().get("/api/v1/files/" + file.at("/id")).status())
                .isEqualTo(404);
        assertThat(program.eve().get(contentOf(file)).status()).isEqualTo(404);
        assertThat(program.eve().get(file.header("Location")).status()).isEqualTo(404);
        assertThat(program.eve().post(file.header("Location") + "/cancel").status())
                .isEqualTo(404);
        assertThat(program.eve().get(files).status()).isEqualTo(404);
        assertThat(program.eve().upload(files, "theirs.log", bytes("theirs")).status())
                .isEqualTo(404);
    }
}
