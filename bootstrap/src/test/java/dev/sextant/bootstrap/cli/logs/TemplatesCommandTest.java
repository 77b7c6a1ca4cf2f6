package dev.sextant.bootstrap.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.cli.Program;
import dev.sextant.bootstrap.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_line_has_exactly_one_row_in_order() throws IOException {
        Files.writeString(folder.resolve("app.log"), SampleLog.incident());
        List<String> rows =
                run("", "templates", "app.log", "--format", "csv").out().lines().toList();
        int lines = Files.readAllLines(folder.resolve("app.log")).size();
        assertThat(rows.getFirst()).isEqualTo("line,template_id,template");
        assertThat(rows.subList(1, rows.size()).stream().map(r -> r.substring(0, r.indexOf(','))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, lines)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void lines_that_continue_a_record_carry_its_template() {
        String log = """
                2026-03-01 10:00:00 ERROR no way
                java.io.IOException: x
                \tat a.B.c(D.java:1)
                2026-03-01 10:00:01 INFO fine
                """;
        List<String> rows = run(log.repeat(5), "templates", "-").out().lines().toList();
        assertThat(rows).hasSize(21);
        assertThat(part(rows.get(2))).isEqualTo(part(rows.get(1)));
        assertThat(part(rows.get(3))).isEqualTo(part(rows.get(1)));
        assertThat(part(rows.get(4))).isNotEqualTo(part(rows.get(1)));
        assertThat(part(rows.get(5))).isEqualTo(part(rows.get(1)));
    }

    @Test
    void fields_are_quoted_as_rfc_4180_says() {
        String log = "2026-03-01 10:00:00 INFO say \"hello\", please\n".repeat(10);
        assertThat(run(log, "templates", "-").out().lines().skip(1))
                .allSatisfy(row -> assertThat(row).endsWith(",\"say \"\"hello\"\", please\""));
    }

    @Test
    void an_empty_file_has_no_rows() {
        CommandLineRun run = run("", "templates", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo("line,template_id,template\n");
    }

    @Test
    void what_is_no_text_fails_and_a_missing_file_is_wrong_usage() throws IOException {
        Files.writeString(folder.resolve("a.zip"), "PK\003\004....");
        CommandLineRun zip = run("", "templates", "a.zip");
        assertThat(zip.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(zip.err()).contains("a.zip: this is a zip archive");
        assertThat(run("", "templates", "nowhere").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "templates").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "templates", "--format", "xml", "a.zip").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static String part(String row) {
        return row.substring(row.indexOf(',') + 1);
    }

    private CommandLineRun run(String in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                false);
        int exit = new Program(surroundings).run(arguments);
        return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
