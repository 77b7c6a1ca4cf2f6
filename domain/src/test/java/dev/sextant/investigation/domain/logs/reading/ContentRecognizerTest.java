package dev.sextant.investigation.domain.logs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentRecognizerTest {

    @Test
    void times_and_levels_make_a_log() {
        Recognition log = recognise("x.bin", """
                2026-03-01 10:00:00,123 INFO  [main] com.acme.App - started
                2026-03-01 10:00:01,456 ERROR [http-1] com.acme.Web - refused
                java.io.IOException: broken pipe
                """);
        assertThat(log.kind()).isEqualTo(ContentKind.LOGS);
        assertThat(log.confidencePercent()).isBetween(60, 99);
        assertThat(log.signs()).anyMatch(s -> s.startsWith("a time")).anyMatch(s -> s.startsWith("a level"));
    }

    @Test
    void system_web_and_json_logs_are_logs_without_a_level() {
        assertThat(kind("Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; uid=0\n"))
                .isEqualTo(ContentKind.LOGS);
        assertThat(kind("10.0.0.1 - - [10/Oct/2026:13:55:36 -0700] \"GET /a HTTP/1.1\" 200 2326\n"))
                .isEqualTo(ContentKind.LOGS);
        assertThat(kind("{\"ts\":\"2026-03-01T10:00:00Z\",\"level\":\"info\",\"msg\":\"up\"}\n"))
                .isEqualTo(ContentKind.LOGS);
        assertThat(kind("I0301 10:00:00.123456 1 server.go:12] listening\n")).isEqualTo(ContentKind.LOGS);
    }

    @Test
    void configuration_is_told_by_keys_and_nesting() {
        assertThat(kind("server:\n  port: 8080\n  host: 0.0.0.0\n# comment\ndb:\n  url: jdbc:x\n"))
                .isEqualTo(ContentKind.CONFIGURATION);
        assertThat(kind("[main]\nport = 80\n; note\nname = x\n")).isEqualTo(ContentKind.CONFIGURATION);
    }

    @Test
    void metrics_are_told_by_samples() {
        assertThat(kind("# TYPE http_requests_total counter\nhttp_requests_total{code=\"200\"} 1027\n"))
                .isEqualTo(ContentKind.METRICS);
        assertThat(kind("time,host,cpu,mem\n2026-03-01T10:00:00Z,web-1,0.5,12\n2026-03-01T10:01:00Z,web-1,,12\n"))
                .isEqualTo(ContentKind.METRICS);
        assertThat(kind("{\"series\":[{\"metric\":\"system.cpu\",\"points\":[[1700000000,0.5]]}]}"))
                .isEqualTo(ContentKind.METRICS);
        assertThat(kind("2026-03-01T10:00:00Z,INFO,started,12\n2026-03-01T10:00:01Z,WARN,slow,900\n"))
                .isEqualTo(ContentKind.LOGS);
        assertThat(kind("time,cpu,mem\n2026-03-01T10:00:00Z,0.5,12\n2026-03-01T10:01:00Z,0.6,12\n"))
                .isEqualTo(ContentKind.METRICS);
    }

    @Test
    void spans_make_a_trace() {
        assertThat(kind("{\"traceId\":\"ab\",\"spanId\":\"cd\",\"startTime\":1,\"duration\":5}\n"))
                .isEqualTo(ContentKind.TRACE);
    }

    @Test
    void programs_and_prose_are_told_apart() {
        assertThat(kind("import java.util.List;\n\npublic final class A {\n    private int x;\n    return x;\n}\n"))
                .isEqualTo(ContentKind.SOURCE_CODE);
        assertThat(
                        kind(
                                "The quick brown fox jumps over the lazy dog every day.\nAnd nobody in the house has noticed it.\n"))
                .isEqualTo(ContentKind.DOCUMENT);
    }

    @Test
    void without_two_signs_the_name_decides_with_low_confidence() {
        Recognition named = recognise("notes.yaml", "zzz\nqqq qqq\n");
        assertThat(named.kind()).isEqualTo(ContentKind.CONFIGURATION);
        assertThat(named.confidencePercent()).isEqualTo(40);
        Recognition unknown = recognise("notes", "zzz\nqqq qqq\n");
        assertThat(unknown.kind()).isEqualTo(ContentKind.UNKNOWN);
        assertThat(unknown.confidencePercent()).isZero();
    }

    @Test
    void a_file_that_is_not_what_its_name_says_is_said() {
        String log = "2026-03-01 10:00:00 ERROR x[1]: no\n";
        assertThat(recognise("picture.png", log).mismatch())
                .contains("the name *.png says image, but the content looks like logs");
        assertThat(recognise("app.log", log).mismatch()).isEmpty();
        assertThat(recognise("app.log.1", log).mismatch()).isEmpty();
        assertThat(recognise("app.log.gz", log).mismatch())
                .contains("the name says gzip, but the content is not packed");
        assertThat(ContentRecognizer.recognise("app.log.gz", true, log.lines().toList())
                        .mismatch())
                .isEqualTo(Option.none());
        assertThat(ContentRecognizer.recogniseRefused(
                                "app.log", new ReadingRefusal.NotText(ContentKind.IMAGE, "a PNG image"))
                        .mismatch())
                .contains("the name *.log says logs, but this is a PNG image");
    }

    private static ContentKind kind(String text) {
        return recognise("noname", text).kind();
    }

    private static Recognition recognise(String name, String text) {
        List<String> lines = text.lines().toList();
        return ContentRecognizer.recognise(name, false, lines);
    }
}
