package dev.sextant.bootstrap.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.application.FileAnalyser.Examination;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ContentAnalyserTest {

    private final ContentAnalyser analyser = new ContentAnalyser(Clock.systemUTC());

    @Test
    void a_log_has_an_analysis_and_a_kind() throws IOException {
        Examination found = examine("app.log", "2026-03-01 10:00:00 INFO started [x]\n".repeat(20));
        assertThat(found.finding().kind()).isEqualTo(ContentKind.LOGS);
        assertThat(found.finding().failure()).isEmpty();
        assertThat(found.analysis().get().json())
                .startsWith("{\"verdict\":null,\"templates\":[{")
                .doesNotContain("\n");
    }

    @Test
    void a_program_has_a_kind_and_no_analysis() throws IOException {
        Examination found = examine("A.java", "import java.util.List;\n\nfinal class A {\n    int x = 1;\n}\n");
        assertThat(found.finding().kind()).isEqualTo(ContentKind.SOURCE_CODE);
        assertThat(found.finding().failure()).isEmpty();
        assertThat(found.analysis()).isEmpty();
    }

    @Test
    void what_cannot_be_read_as_text_has_a_failure_in_words() throws IOException {
        assertThat(examine("app.log", "").finding().failure()).contains("the file is empty (0 bytes)");
        assertThat(examine("a.log", "PK\003\004...").finding().failure().get()).contains("a zip archive");
    }

    @Test
    void storage_that_fails_is_no_finding_about_the_file() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> analyser.examine("app.log", broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Stream closed");
    }

    private Examination examine(String name, String text) throws IOException {
        return analyser.examine(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
