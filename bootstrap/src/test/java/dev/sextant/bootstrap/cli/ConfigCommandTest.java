package dev.sextant.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.config.Key;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    private Path directory;

    @Test
    void it_prints_every_key_with_its_origin_and_hides_secrets() {
        var run = CommandLineRun.in(
                directory,
                Map.of("SEXTANT_DATABASE_PASSWORD", "very secret indeed", "SEXTANT_PORT", "81"),
                "config",
                "--data",
                "here");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("(environment SEXTANT_PORT)")
                .contains("(flag)")
                .contains("********")
                .doesNotContain("very secret");
        for (Key key : Key.values()) {
            assertThat(run.out()).contains(key.key());
        }
    }

    @Test
    void a_wrong_configuration_is_wrong_usage_and_every_error_is_told() {
        var run = CommandLineRun.in(directory, Map.of("SEXTANT_PROT", "1", "SEXTANT_LOG_FORMAT", "maybe"), "config");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("SEXTANT_PROT").contains("log.format").contains("'maybe'");
    }
}
