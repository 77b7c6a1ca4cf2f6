package dev.sextant.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    private Path directory;

    @Test
    void help_goes_to_standard_output_and_names_every_command() {
        var run = run("--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("Usage: sextant").contains("completion");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_version_names_the_program_and_its_java() {
        var run = run("--version");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("sextant ")
                .contains("Java " + Runtime.version().feature());
    }

    @Test
    void no_command_is_wrong_usage_and_prints_nothing_on_standard_output() {
        var run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("A command is missing.").contains("Usage: sextant");
    }

    @Test
    void an_unknown_command_is_wrong_usage_and_the_nearest_is_suggested() {
        var run = run("completoin");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'completoin'").contains("completion");
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        var run = run("completion", "--shel");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--shel");
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertThat(run("completion", "bash").out()).contains("complete").contains("completion");
        assertThat(run("completion", "zsh").out()).startsWith("autoload").contains("bashcompinit");
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(directory, Map.of(), arguments);
    }
}
