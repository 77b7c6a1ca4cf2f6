package dev.sextant.investigation.domain.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogFormatTest {

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(
                        "logback", "2026-03-01 10:20:%02d,250 WARN  [pool-1 worker %d] c.acme.Pump - valve %d stuck"),
                Arguments.of("log4j", "2026-03-01 10:20:%02d,250 WARN [worker-%d] com.acme.Pump: valve %d stuck"),
                Arguments.of(
                        "Spring Boot",
                        "2026-03-01T10:20:%02d.250Z  WARN 4711 --- [ worker-%d] c.a.Pump  : valve %d stuck"),
                Arguments.of("Python", "2026-03-01 10:20:%02d,250 - acme.pump%d - WARNING - valve %d stuck"),
                Arguments.of("Go", "2026/03/01 10:20:%02d WARN pump.go:%d: valve %d stuck"),
                Arguments.of("zap console", "2026-03-01T10:20:%02d.250Z\tWARN\tacme/pump.go:%d\tvalve %d stuck"),
                Arguments.of("glog", "W0301 10:20:%02d.250731 %d pump.cc:42] valve %d stuck"),
                Arguments.of("Android", "03-01 10:20:%02d.250  17%02d  2395 W PumpService: valve %d stuck"),
                Arguments.of("httpd", "[Sun Mar 01 10:20:%02d.250731 2026] [pump:warn] [pid %d:tid 99] valve %d stuck"),
                Arguments.of("nginx", "2026/03/01 10:20:%02d [warn] 31#31: *%d valve %d stuck"),
                Arguments.of(
                        "supercomputer",
                        "- 1772360430 2026.03.01 R02-M1 2026-03-01-10.20.%02d.250731 R%d-M1 RAS KERNEL WARNING valve %d stuck"),
                Arguments.of("Windows servicing", "2026-03-01 10:20:%02d, Warning               P%d    valve %d stuck"),
                Arguments.of(
                        "OpenStack",
                        "api.log 2026-03-01 10:20:%02d.250 25746 WARNING acme.pump.api [req-%d a b - - -] valve %d stuck"),
                Arguments.of(
                        "quorum",
                        "2026-03-01 10:20:%02d,250 - WARN  [Peer[id=%d]/0:0:0:0:2181:Pump@774] - valve %d stuck"),
                Arguments.of("gunicorn", "[2026-03-01 10:20:%02d +0000] [%d] [WARNING] valve %d stuck"),
                Arguments.of("level first", "WARN 2026-03-01 10:20:%02d [t%d] valve %d stuck"),
                Arguments.of("slog", "time=2026-03-01T10:20:%02d.250Z level=WARN pid=%d msg=\"valve %d stuck\""),
                Arguments.of(
                        "zerolog",
                        "{\"level\":\"warn\",\"pid\":%2$d,\"time\":\"2026-03-01T10:20:%1$02dZ\",\"message\":\"valve %3$d stuck\"}"),
                Arguments.of(
                        "bunyan",
                        "{\"name\":\"p\",\"pid\":%2$d,\"level\":40,\"msg\":\"valve %3$d stuck\",\"time\":\"2026-03-01T10:20:%1$02dZ\",\"v\":0}"),
                Arguments.of(
                        "MongoDB",
                        "{\"t\":{\"$date\":\"2026-03-01T10:20:%02d.250+00:00\"},\"s\":\"W\",\"id\":%d,\"msg\":\"valve %d stuck\"}"),
                Arguments.of("syslog with priority", "<28>Mar  1 10:20:%02d web1 pumpd[%d]: valve %d stuck"),
                Arguments.of(
                        "syslog, RFC 5424",
                        "<28>1 2026-03-01T10:20:%02d.250Z web1 pumpd %d - [a@1 b=\"c\"] valve %d stuck"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void the_header_of_each_family_is_taken_off(String family, String pattern) {
        List<String> lines = Stream.iterate(1, i -> i + 1)
                .limit(20)
                .map(i -> String.format(pattern, i + 9, i * 7, i * 3))
                .toList();

        List<LogRecord> records = Records.of(Records.REFERENCE, lines);

        assertThat(records).hasSize(20);
        assertThat(records).extracting(LogRecord::severity).containsOnly(Severity.WARN);
        for (int i = 0; i < 20; i++) {
            assertThat(records.get(i).message()).as(family).isEqualTo("valve " + (i + 1) * 3 + " stuck");
            assertThat(records.get(i).epochMillis() / 1000)
                    .as(family)
                    .isEqualTo(Instant.parse("2026-03-01T10:20:00Z").getEpochSecond() + expectedSecond(family, i));
        }
    }

    /** The supercomputer's lines carry a count since 1970 in front, which goes before the written date. */
    private static int expectedSecond(String family, int line) {
        return family.equals("supercomputer") ? 30 : line + 10;
    }

    @Test
    void the_frame_of_a_container_is_taken_off_and_its_tag_is_no_level() {
        List<LogRecord> logfmt = Records.of(
                "2026-03-01T10:20:30.123456789Z stdout F time=\"2026-03-01T10:20:30Z\" level=info msg=\"opened 7\"",
                "2026-03-01T10:20:31.123456789Z stderr F time=\"2026-03-01T10:20:31Z\" level=error msg=\"stuck 8\"",
                "2026-03-01T10:20:32.123456789Z stdout F time=\"2026-03-01T10:20:32Z\" level=info msg=\"closed 9\"");
        assertThat(logfmt).extracting(LogRecord::message).containsExactly("opened 7", "stuck 8", "closed 9");
        assertThat(logfmt)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.INFO, Severity.ERROR, Severity.INFO);
        assertThat(logfmt.getFirst().epochMillis())
                .isEqualTo(Instant.parse("2026-03-01T10:20:30.123Z").toEpochMilli());

        List<LogRecord> trace = Records.of(
                "2026-03-01T10:20:30.1Z stdout F 10:20:30.100 [main] INFO  c.acme.Pump - opened 7",
                "2026-03-01T10:20:31.1Z stdout F 10:20:31.100 [main] ERROR c.acme.Pump - stuck 8",
                "2026-03-01T10:20:31.1Z stdout F java.lang.IllegalStateException: too much pressure",
                "2026-03-01T10:20:31.1Z stdout F \tat c.acme.Pump.turn(Pump.java:7)",
                "2026-03-01T10:20:32.1Z stdout F 10:20:32.100 [main] INFO  c.acme.Pump - closed 9");
        assertThat(trace).extracting(LogRecord::message).containsExactly("opened 7", "stuck 8", "closed 9");
        assertThat(trace.get(1).lastLine()).isEqualTo(4);

        List<LogRecord> plain = Records.of(
                "2026-03-01T10:20:30.1+02:00 stdout F ready to serve",
                "2026-03-01T10:20:31.1+02:00 stderr F cannot open the valve",
                "2026-03-01T10:20:31.1+02:00 stderr F   caused by a leak",
                "2026-03-01T10:20:32.1+02:00 stdout F");
        assertThat(plain).extracting(LogRecord::message).containsExactly("ready to serve", "cannot open the valve");
        assertThat(plain).extracting(LogRecord::severity).containsOnly(Severity.UNKNOWN);
    }

    @Test
    void bars_separate_a_header() {
        List<LogRecord> records = Records.of(
                "20260301-10:20:30:250|Pump|30002312|opened 7", "20260301-10:20:31:250|Valve|30002312|closed 8");

        assertThat(records).extracting(LogRecord::message).containsExactly("opened 7", "closed 8");
    }

    @Test
    void a_syslog_line_without_tag_keeps_its_text() {
        List<LogRecord> records = Records.of(
                "Mar  1 10:20:30 web1 kernel: 12MB free",
                "Mar  1 10:20:31 web1 pumpd(core)[7]: started",
                "Mar  1 10:20:32 web1 Fancy Pump[8]: started",
                "Mar  1 10:20:33 web1 logd 1.4.1: restart.",
                "Mar  1 10:20:34 web1 last message repeated 2 times");

        assertThat(records)
                .extracting(LogRecord::message)
                .containsExactly("12MB free", "started", "started", "restart.", "last message repeated 2 times");
    }

    @Test
    void an_access_record_is_its_request_and_outcome() {
        List<LogRecord> records = Records.of(
                "192.0.2.7 - - [01/Mar/2026:10:20:30 +0000] \"GET /pumps HTTP/1.1\" 200 2326 \"-\" \"curl\"",
                "192.0.2.8 - bob [01/Mar/2026:10:20:31 +0000] \"POST /pumps HTTP/1.1\" 503 17 \"-\" \"curl\"",
                "192.0.2.8 - bob [01/Mar/2026:10:20:32 +0000] \"GET /x HTTP/1.1\" 404 17");

        assertThat(records)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.INFO, Severity.ERROR, Severity.WARN);
        assertThat(records.get(1).message()).isEqualTo("POST /pumps HTTP/1.1 503 Service Unavailable");
    }

    @Test
    void a_java_util_logging_record_takes_level_and_content_from_its_second_line() {
        List<LogRecord> records = Records.of(
                "Mar 01, 2026 10:20:30 AM com.acme.Pump open",
                "WARNING: valve 3 stuck",
                "Mar 01, 2026 10:20:31 AM com.acme.Pump open",
                "SEVERE: valve 4 burst",
                "java.io.IOException: pipe",
                "\tat com.acme.Pump.open(Pump.java:7)");

        assertThat(records).hasSize(2);
        assertThat(records).extracting(LogRecord::message).containsExactly("valve 3 stuck", "valve 4 burst");
        assertThat(records).extracting(LogRecord::severity).containsExactly(Severity.WARN, Severity.ERROR);
        assertThat(records.get(1).lastLine()).isEqualTo(6);
    }

    @Test
    void a_stack_trace_belongs_to_its_record() {
        List<LogRecord> records = Records.of(
                "2026-03-01 10:20:30 ERROR Pump: cannot open",
                "java.io.IOException: pipe",
                "\tat com.acme.Pump.open(Pump.java:7)",
                "Caused by: java.net.SocketException: reset",
                "\t... 3 more",
                "",
                "2026-03-01 10:20:31 INFO Pump: closed");

        assertThat(records).extracting(LogRecord::firstLine).containsExactly(1L, 7L);
        assertThat(records).extracting(LogRecord::lastLine).containsExactly(6L, 7L);
    }

    @Test
    void lines_without_any_header_are_content() {
        List<LogRecord> records =
                Records.of("pump opened", "pump closed", "  by bob", "Traceback (most recent call last)");

        assertThat(LogFormat.detect(List.of("pump opened")).name()).isEqualTo("plain text");
        assertThat(records).extracting(LogRecord::message).containsExactly("pump opened", "pump closed");
        assertThat(records).extracting(LogRecord::hasTime).containsOnly(false);
    }

    @Test
    void two_formats_in_one_file_are_told_apart_line_by_line() {
        List<LogRecord> records = Records.of(
                "2026-03-01 10:20:30 ERROR valve 1 stuck",
                "{\"level\":\"info\",\"ts\":1772360431.5,\"msg\":\"valve 2 open\"}",
                "2026-03-01 10:20:32 ERROR valve 3 stuck",
                "{\"level\":\"info\",\"ts\":1772360433.5,\"msg\":\"valve 4 open\"}");

        assertThat(records)
                .extracting(LogRecord::message)
                .containsExactly("valve 1 stuck", "valve 2 open", "valve 3 stuck", "valve 4 open");
        assertThat(records).isSortedAccordingTo(Comparator.comparingLong(LogRecord::epochMillis));
    }

    @Test
    void a_level_without_time_is_read() {
        List<LogRecord> records = Records.of("[INFO] compiling", "[ERROR] no symbol", "[WARN] unused");

        assertThat(records)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.INFO, Severity.ERROR, Severity.WARN);
        assertThat(records.getFirst().message()).isEqualTo("compiling");
    }

    @Test
    void severity_is_guessed_from_words_only_where_none_is_stated() {
        List<LogRecord> records = Records.of(
                "2026-03-01 10:20:30 request failed for pump",
                "2026-03-01 10:20:31 terror of the seas was launched",
                "2026-03-01 10:20:32 kernel panic in pump",
                "2026-03-01 10:20:33 java.io.IOException raised");

        assertThat(records)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.ERROR, Severity.UNKNOWN, Severity.FATAL, Severity.ERROR);
        assertThat(Records.of("2026-03-01 10:20:30 INFO no error found", "2026-03-01 10:20:31 INFO started"))
                .extracting(LogRecord::severity)
                .containsOnly(Severity.INFO);
    }

    @Test
    void escapes_in_json_are_resolved_and_a_broken_object_is_no_record() {
        List<LogRecord> records = Records.of(
                "{\"time\":\"2026-03-01T10:20:30Z\",\"msg\":\"say \\\"hi\\\" \\u0041\\nmore\"}",
                "{\"time\":\"2026-03-01T10:20:31Z\",\"msg\":\"two\"}",
                "{broken");

        assertThat(records).extracting(LogRecord::message).containsExactly("say \"hi\" A", "two");
        assertThat(records.get(1).lastLine()).isEqualTo(3);
    }

    @Test
    void how_a_request_ended_is_part_of_a_structured_record() {
        List<LogRecord> json = Records.of(
                "{\"time\":\"2026-03-01T10:20:30Z\",\"level\":\"INFO\",\"msg\":\"request\",\"method\":\"GET\",\"route\":\"/cases/{id}\",\"status\":200}",
                "{\"time\":\"2026-03-01T10:20:31Z\",\"level\":\"INFO\",\"msg\":\"request\",\"status\":503,\"method\":\"GET\",\"route\":\"/cases\"}",
                "{\"time\":\"2026-03-01T10:20:32Z\",\"http\":{\"method\":\"PUT\",\"path\":\"/x\",\"status_code\":\"404\"}}",
                "{\"time\":\"2026-03-01T10:20:33Z\",\"level\":\"FATAL\",\"msg\":\"GET /y failed\",\"method\":\"GET\",\"url\":\"/y\",\"status\":500}");
        assertThat(json)
                .extracting(LogRecord::message)
                .containsExactly(
                        "request GET /cases/{id} 200 OK",
                        "request GET /cases 503 Service Unavailable",
                        "PUT /x 404 Not Found",
                        "GET /y failed 500 Internal Server Error");
        assertThat(json)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.INFO, Severity.ERROR, Severity.WARN, Severity.FATAL);

        List<LogRecord> logfmt = Records.of(
                "time=2026-03-01T10:20:30Z level=info msg=served path=/x status=200",
                "time=2026-03-01T10:20:31Z level=info msg=served path=/x status=502",
                "time=2026-03-01T10:20:32Z level=info msg=joined status=ok");
        assertThat(logfmt)
                .extracting(LogRecord::message)
                .containsExactly(
                        "served path=/x status=200 OK", "served path=/x status=502 Bad Gateway", "joined status=ok");
        assertThat(logfmt)
                .extracting(LogRecord::severity)
                .containsExactly(Severity.INFO, Severity.ERROR, Severity.INFO);
    }

    @Test
    void a_number_that_is_no_status_of_http_says_nothing_of_a_request() {
        List<LogRecord> records = Records.of(
                "{\"time\":\"2026-03-01T10:20:30Z\",\"msg\":\"exit\",\"status\":1}",
                "{\"time\":\"2026-03-01T10:20:31Z\",\"msg\":\"exit\",\"status\":600,\"method\":\"fork\"}",
                "{\"time\":\"2026-03-01T10:20:32Z\",\"msg\":\"exit\",\"status\":\"5xx\"}");

        assertThat(records).extracting(LogRecord::message).containsOnly("exit");
        assertThat(records).extracting(LogRecord::severity).containsOnly(Severity.UNKNOWN);
    }

    @Test
    void a_container_log_gives_the_inner_line() {
        LogRecord entry = Records.of(
                        "{\"log\":\"valve 3 stuck\\n\",\"stream\":\"stderr\",\"time\":\"2026-03-01T10:20:30.25Z\"}")
                .getFirst();

        assertThat(entry.message()).isEqualTo("valve 3 stuck");
        assertThat(entry.hasTime()).isTrue();
    }
}
