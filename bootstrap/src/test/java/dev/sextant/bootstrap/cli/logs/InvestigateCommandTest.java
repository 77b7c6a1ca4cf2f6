package dev.sextant.bootstrap.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.investigation.domain.logs.LogSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InvestigateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write_the_logs() throws IOException {
        Files.writeString(folder.resolve("app.log"), SampleLog.incident());
        Files.writeString(folder.resolve("quiet.log"), SampleLog.quiet());
    }

    @Test
    void an_incident_is_told_with_its_onset_and_the_lines_that_prove_it() throws IOException {
        CommandLineRun run = run("investigate", "app.log");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Most likely onset: 2026-03-01 10:36:0")
                .contains("refused")
                .contains("bursts from");
        List<String> lines = Files.readAllLines(folder.resolve("app.log"));
        int first = 1 + firstIndex(lines, "refused");
        assertThat(run.out()).contains("app.log:" + first);
    }

    @Test
    void a_quiet_log_has_no_change() {
        CommandLineRun run = run("investigate", "quiet.log");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("No change found.")
                .doesNotContain("Findings")
                .doesNotContain("onset");
    }

    @Test
    void errors_that_are_no_change_are_told_with_the_first_of_them() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("quiet.log")));
        String time = lines.get(99).substring(0, "2026-03-01 10:00:00,000".length());
        lines.add(100, time + " ERROR Store - page 7 is torn");
        Files.write(folder.resolve("torn.log"), lines);
        CommandLineRun run = run("investigate", "torn.log");
        assertThat(run.out()).contains("No change found.").contains("One of the records is an error: torn.log:101.");
        assertThat(run("investigate", "--format", "html", "torn.log").out()).contains("an error: torn.log:101.");
        assertThat(run("investigate", "quiet.log").out()).doesNotContain("error");
    }

    @Test
    void json_has_exactly_the_promised_parts() {
        JsonNode json = json(run("investigate", "--format", "json", "app.log").out());
        assertThat(json.propertyNames())
                .containsExactly("verdict", "templates", "changes", "onset", "findings", "timeline", "files");
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("onset").get("at").asString())
                .startsWith("2026-03-01T10:36:0")
                .endsWith("Z");
        assertThat(json.get("changes").get(0).get("kind").asString()).isEqualTo("burst");
        assertThat(json.get("findings").get(0).get("proof").get(0).get("file").asString())
                .isEqualTo("app.log");
        long records = 0;
        for (JsonNode template : json.get("templates")) {
            records += template.get("count").asLong();
        }
        assertThat(records).isEqualTo(json.get("files").get(0).get("records").asLong());
    }

    @Test
    void json_of_a_quiet_log_is_empty_where_nothing_happened() {
        JsonNode json = json(run("investigate", "--format", "json", "quiet.log").out());
        assertThat(json.get("changes")).isEmpty();
        assertThat(json.get("findings")).isEmpty();
        assertThat(json.get("onset")).isEmpty();
        assertThat(json.get("templates")).hasSize(3);
    }

    @Test
    void several_files_share_one_timeline() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("app.log"));
        int half = lines.size() / 2;
        Files.write(folder.resolve("old.log"), lines.subList(0, half));
        Files.write(folder.resolve("new.log"), lines.subList(half, lines.size()));
        CommandLineRun run = run("investigate", "old.log", "new.log");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("old.log, new.log")
                .contains("Most likely onset: 2026-03-01 10:36:0")
                .contains("new.log:");
    }

    @Test
    void gzip_and_standard_input_are_read_as_well() throws IOException {
        Path packed = folder.resolve("app.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(folder.resolve("app.log"), out);
        }
        assertThat(run("investigate", "app.log.gz").out()).contains("Most likely onset: 2026-03-01 10:36:0");
        CommandLineRun piped = run(false, Files.readAllBytes(folder.resolve("app.log")), "investigate", "-");
        assertThat(piped.out())
                .contains("Most likely onset: 2026-03-01 10:36:0")
                .contains("stdin:");
    }

    @Test
    void a_known_onset_is_compared_before_and_after() {
        CommandLineRun run = run("investigate", "--onset", "10:36", "app.log");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("Before and after 2026-03-01 10:36:00");
        JsonNode asked = json(run("investigate", "--onset", "2026-03-01T10:36:00Z", "--format", "json", "app.log")
                        .out())
                .get("onset")
                .get("asked");
        assertThat(asked.get("at").asString()).isEqualTo("2026-03-01T10:36:00Z");
        assertThat(asked.get("differences").get(0).get("before").asLong()).isZero();
    }

    @Test
    void an_onset_outside_the_log_fails_the_job_and_an_unreadable_one_is_wrong_usage() {
        CommandLineRun outside = run("investigate", "--onset", "2020-01-01", "app.log");
        assertThat(outside.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outside.err()).contains("lies outside the log");
        CommandLineRun wrong = run("investigate", "--onset", "yesterday", "app.log");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("\"yesterday\" is no time");
    }

    @Test
    void a_missing_file_and_a_folder_are_wrong_usage_and_named() throws IOException {
        CommandLineRun missing = run("investigate", "app.log", "nowhere.log");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("No such file: nowhere.log");
        assertThat(missing.out()).isEmpty();
        Files.createDirectory(folder.resolve("logs"));
        CommandLineRun directory = run("investigate", "logs", "app.log");
        assertThat(directory.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(directory.err()).contains("logs is a folder");
        assertThat(run("investigate").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("investigate", "-", "-").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void what_is_no_log_is_said_and_hinders_no_other_file() throws IOException {
        Files.write(folder.resolve("empty.log"), new byte[0]);
        Files.write(folder.resolve("picture.log"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
        Files.writeString(folder.resolve("A.java"), "import java.util.List;\n\nfinal class A {\n    int x = 1;\n}\n");
        CommandLineRun together = run("investigate", "empty.log", "picture.log", "A.java", "app.log");
        assertThat(together.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(together.out())
                .contains("empty.log: not analysed: the file is empty (0 bytes)")
                .contains("picture.log: not analysed: this is a PNG image, not text")
                .contains("the name *.log says logs, but this is a PNG image")
                .contains("A.java: left out")
                .contains("Most likely onset");
        CommandLineRun alone = run("investigate", "empty.log");
        assertThat(alone.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(alone.err()).contains("empty.log: the file is empty (0 bytes)");
    }

    @Test
    void the_page_loads_nothing_and_escapes_what_a_log_may_hold() throws IOException {
        String evil = "2026-03-01 10:00:00,000 ERROR Web - <script>alert(1)</script> & \"quoted\" \u202e\u0007\n";
        Files.writeString(folder.resolve("evil<b>.log"), evil.repeat(40));
        CommandLineRun run = run("investigate", "--format", "html", "evil<b>.log", "app.log");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("<!DOCTYPE html>")
                .contains("&lt;script&gt;alert(")
                .contains("evil&lt;b&gt;.log")
                .contains("<svg ")
                .doesNotContain("<script")
                .doesNotContain("evil<b>")
                .doesNotContain("\u202e")
                .doesNotContain("\u0007")
                .doesNotContainPattern("(src|href)=|url\\(|@import");
    }

    @Test
    void control_characters_of_a_log_do_not_reach_the_terminal() throws IOException {
        Files.writeString(folder.resolve("odd.log"), "2026-03-01 10:00:00 INFO odd \u001b[2J\u0007 word\n".repeat(30));
        CommandLineRun run = run("investigate", "odd.log");
        assertThat(run.out()).doesNotContain("\u001b").doesNotContain("\u0007");
    }

    @Test
    void nothing_is_drawn_on_standard_error_in_a_pipe() {
        assertThat(run("investigate", "app.log").err()).isEmpty();
    }

    @Test
    void a_long_read_draws_a_bar_on_a_terminal_and_takes_it_away() {
        var bytes = new ByteArrayOutputStream();
        var clock = new TickingClock();
        try (var bar = new ProgressBar(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), java.util.OptionalLong.of(1_000_000), clock)) {
            bar.read(0, 250_000);
            clock.now += 2_000;
            bar.read(0, 500_000);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("50 %").endsWith("\r\u001b[K");
    }

    @Test
    void saving_hands_over_the_files_that_were_read() throws IOException {
        Files.write(folder.resolve("empty.log"), new byte[0]);
        List<LogSource> saved = new ArrayList<>();
        var err = new ByteArrayOutputStream();
        var surroundings = surroundings(new byte[0], new ByteArrayOutputStream(), err, false);
        var command = new InvestigateCommand(surroundings, Clock.systemUTC(), (data, files, report) -> {
            saved.addAll(files);
            return "Saved as case_1 in " + data.getOrElse("the usual place") + ".";
        });
        var line = new CommandLine(command).setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        assertThat(line.execute("--data", "here", "app.log")).isEqualTo(ExitCode.USAGE);
        assertThat(line.execute("--save", "--data", "here", "app.log", "empty.log"))
                .isEqualTo(ExitCode.OK);
        assertThat(saved).extracting(LogSource::name).containsExactly("app.log");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--data says where --save opens a case")
                .contains("Saved as case_1 in here.");
    }

    private static final class TickingClock extends Clock {
        private long now = 1_000_000;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }

    private CommandLineRun run(String... arguments) {
        return run(false, new byte[0], arguments);
    }

    private CommandLineRun run(boolean terminal, byte[] in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = new dev.sextant.bootstrap.cli.Program(surroundings(in, out, err, terminal)).run(arguments);
        return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Surroundings surroundings(
            byte[] in, ByteArrayOutputStream out, ByteArrayOutputStream err, boolean terminal) {
        return new Surroundings(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("COLUMNS", "120"),
                folder,
                terminal);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static int firstIndex(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + part);
    }
}
