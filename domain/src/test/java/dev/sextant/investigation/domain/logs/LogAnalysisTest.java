package dev.sextant.investigation.domain.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.change.Axis;
import dev.sextant.investigation.domain.logs.change.ChangeKind;
import dev.sextant.investigation.domain.logs.change.Finding;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogAnalysisTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDateTime START = LocalDateTime.parse("2026-03-01T10:00:00");

    private static final Stamp JAVA =
            (time, level, text) -> time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT))
                    + " " + level + " [main] " + text;
    private static final Stamp SYSLOG =
            (time, level, text) -> time.format(DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ENGLISH))
                    + " host app[7]: " + level + ": " + text;
    private static final Stamp JSON = (time, level, text) -> "{\"ts\":\""
            + time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)) + "\",\"level\":\""
            + level.toLowerCase(Locale.ROOT) + "\",\"msg\":\"" + text + "\"}";
    private static final Stamp EAST =
            (time, level, text) -> time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT))
                    + "+02:00 " + level + " " + text;

    /** How a log writes a record. */
    private interface Stamp {
        String line(LocalDateTime time, String level, String text);
    }

    @Test
    void a_burst_of_errors_is_found_in_any_common_format() {
        for (Stamp format : List.of(JAVA, SYSLOG, JSON)) {
            List<String> lines = twoHoursWithErrors(format);
            LogReport report = analyse("app.log", String.join("\n", lines), Option.none());
            assertThat(report.change().axis()).isEqualTo(Axis.TIME);
            Finding finding = report.change().findings().getFirst();
            assertThat(finding.kind()).isEqualTo(ChangeKind.BURST);
            assertThat(finding.sentence()).contains("connection refused");
            int line = (int) finding.proof().getFirst().line();
            assertThat(lines.get(line - 1)).contains("connection refused");
            assertThat(lines.subList(0, line - 1)).noneMatch(earlier -> earlier.contains("refused"));
        }
    }

    @Test
    void every_line_and_record_is_counted() {
        String text = String.join("\n", twoHoursWithErrors(JAVA)) + "\n\tat com.acme.A.b(A.java:1)\n";
        LogReport report = analyse("app.log", text, Option.none());
        assertThat(report.lines()).isEqualTo(text.lines().count());
        assertThat(report.records()).isEqualTo(report.lines() - 1);
        assertThat(report.templates().stream()
                        .mapToLong(t -> t.activity().count())
                        .sum())
                .isEqualTo(report.records());
    }

    @Test
    void a_time_as_in_the_log_is_read_in_the_logs_own_zone() {
        String text = String.join("\n", twoHoursWithErrors(EAST));
        Option<AskedTime> asked = Option.some(AskedTime.parse("11:00").get());
        LogReport report = analyse("app.log", text, asked);
        assertThat(report.change().comparison().get().at())
                .isEqualTo(OffsetDateTime.parse("2026-03-01T11:00:00+02:00")
                        .toInstant()
                        .toEpochMilli());
    }

    @Test
    void a_file_that_cannot_be_read_hinders_no_other() {
        LogSource broken = new LogSource(
                "broken.log",
                () -> {
                    throw new IOException("no access");
                },
                Option.none());
        LogSource whole = source("app.log", String.join("\n", twoHoursWithErrors(JAVA)));
        LogReport report = new LogAnalysis(ReadingLimits.defaults(), NOW)
                .analyse(List.of(broken, whole), Option.none(), (index, bytes) -> {});
        assertThat(report.files().getFirst().outcome())
                .isEqualTo(new FileReport.Outcome.Refused(new ReadingRefusal.Unreadable("no access"), 0));
        assertThat(report.change().findings()).hasSize(1);
        assertThat(report.change().findings().getFirst().proof().getFirst().source())
                .isEqualTo(1);
    }

    @Test
    void what_came_before_reading_failed_is_counted() {
        byte[] text =
                (String.join("\n", twoHoursWithErrors(JAVA)) + "\n").repeat(10).getBytes(UTF_8);
        LogSource.Content breaksOff = () -> new SequenceInputStream(new ByteArrayInputStream(text), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        });
        LogReport report = new LogAnalysis(ReadingLimits.defaults(), NOW)
                .analyse(
                        List.of(new LogSource("app.log", breaksOff, Option.none())),
                        Option.none(),
                        (source, bytes) -> {});
        FileReport file = report.files().getFirst();
        assertThat(file.outcome())
                .isEqualTo(new FileReport.Outcome.Refused(
                        new ReadingRefusal.Unreadable("the disk is gone"), file.lines()));
        assertThat(file.lines()).isEqualTo(report.records());
        assertThat(report.records())
                .isPositive()
                .isEqualTo(report.templates().stream()
                        .mapToLong(t -> t.activity().count())
                        .sum());
    }

    @Test
    void of_a_bomb_the_outcome_says_how_many_lines_are_in_the_analysis() throws IOException {
        String line = JAVA.line(START, "INFO", "again and again") + "\n";
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(line.repeat(100_000).getBytes(UTF_8));
        }
        LogSource bomb =
                new LogSource("bomb.log.gz", () -> new ByteArrayInputStream(packed.toByteArray()), Option.none());
        LogSource whole = source("app.log", String.join("\n", twoHoursWithErrors(JAVA)));
        var limits = new ReadingLimits(1_000, 1L << 30, 50, 1L << 20);

        LogReport report = new LogAnalysis(limits, NOW).analyse(List.of(bomb, whole), Option.none(), (i, bytes) -> {});

        FileReport file = report.files().getFirst();
        assertThat(file.outcome()).isInstanceOfSatisfying(FileReport.Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isInstanceOf(ReadingRefusal.Bomb.class);
            assertThat(refused.lines()).isBetween((1L << 20) / line.length(), 50_000L);
        });
        // The line in which reading stopped may be cut in two, and then it belongs to the record before.
        assertThat(file.lines() - file.records()).isBetween(0L, 1L);
        assertThat(report.templates().stream()
                        .filter(template -> template.text().contains("again and again"))
                        .mapToLong(template -> template.activity().count())
                        .sum())
                .isEqualTo(file.records());
        assertThat(report.files().getLast().isAnalysed()).isTrue();
    }

    @Test
    void a_program_is_left_out_and_an_unknown_text_is_taken() {
        LogReport program =
                analyse("A.java", "import java.util.List;\n\nfinal class A {\n    int x = 1;\n}\n", Option.none());
        assertThat(program.files().getFirst().outcome()).isEqualTo(new FileReport.Outcome.NotALog());
        assertThat(program.records()).isZero();
        LogReport plain = analyse("notes", "abc\nabd\nabe\n", Option.none());
        assertThat(plain.files().getFirst().isAnalysed()).isTrue();
        assertThat(plain.files().getFirst().recognition().kind()).isEqualTo(ContentKind.UNKNOWN);
        assertThat(plain.records()).isEqualTo(3);
    }

    @Test
    void progress_reaches_the_size_of_each_file() {
        List<Long> seen = new ArrayList<>();
        String text = String.join("\n", twoHoursWithErrors(JAVA));
        new LogAnalysis(ReadingLimits.defaults(), NOW)
                .analyse(List.of(source("a.log", text)), Option.none(), (index, bytes) -> seen.add(bytes));
        assertThat(seen).isSorted().last().isEqualTo((long) text.getBytes(UTF_8).length);
    }

    @Test
    void asked_times_are_read_in_three_forms() {
        assertThat(AskedTime.parse("2026-03-01T10:00:00+02:00").get().resolve(ZoneOffset.UTC, 0))
                .isEqualTo(Instant.parse("2026-03-01T08:00:00Z").toEpochMilli());
        assertThat(AskedTime.parse("2026-03-01 10:00").get().resolve(ZoneOffset.ofHours(2), 0))
                .isEqualTo(Instant.parse("2026-03-01T08:00:00Z").toEpochMilli());
        long evening = Instant.parse("2026-03-01T20:00:00Z").toEpochMilli();
        assertThat(AskedTime.parse("06:30").get().resolve(ZoneOffset.UTC, evening))
                .isEqualTo(Instant.parse("2026-03-02T06:30:00Z").toEpochMilli());
        assertThat(AskedTime.parse("soon").getLeft()).startsWith("\"soon\" is no time");
    }

    @Test
    void a_listing_names_a_template_for_every_line() {
        String text = String.join("\n", twoHoursWithErrors(JAVA));
        List<Long> lines = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        TemplateListing listing =
                TemplateListing.read(source("app.log", text), ReadingLimits.defaults(), NOW, (first, last, number) -> {
                    for (long line = first; line <= last; line++) {
                        lines.add(line);
                        numbers.add(number);
                    }
                });
        assertThat(lines).hasSize((int) text.lines().count()).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.stream().map(listing::id).distinct().map(listing::text))
                .hasSize(2)
                .anyMatch(template -> template.contains("refused"));
    }

    /** A request every half minute, and five minutes of errors from 11:00 on. */
    private static List<String> twoHoursWithErrors(Stamp format) {
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < 7_200; second += 30) {
            LocalDateTime time = START.plusSeconds(second);
            lines.add(format.line(time, "INFO", "request " + (1_000 + second) + " served"));
            if (second >= 3_600 && second < 3_900) {
                for (int i = 0; i < 3; i++) {
                    lines.add(format.line(
                            time.plusSeconds(5), "ERROR", "connection refused by 10.0.0." + (second % 7 + i)));
                }
            }
        }
        return lines;
    }

    private static LogReport analyse(String name, String text, Option<AskedTime> onset) {
        return new LogAnalysis(ReadingLimits.defaults(), NOW)
                .analyse(List.of(source(name, text)), onset, (index, bytes) -> {});
    }

    private static LogSource source(String name, String text) {
        return new LogSource(name, () -> new ByteArrayInputStream(text.getBytes(UTF_8)), Option.none());
    }
}
