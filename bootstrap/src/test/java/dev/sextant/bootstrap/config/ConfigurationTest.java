package dev.sextant.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path directory;

    @Test
    void without_anything_every_key_has_its_default() {
        var configuration = read(Flags.none(), Map.of("HOME", "/home/me")).get();

        assertThat(configuration.number(Key.PORT)).isEqualTo(8080);
        assertThat(configuration.path(Key.DATA)).isEqualTo(Path.of("/home/me/.sextant"));
        assertThat(configuration.size(Key.UPLOAD_LIMIT)).isEqualTo(1L << 30);
        assertThat(configuration.value(Key.PORT).origin()).isEqualTo("default");
    }

    @Test
    void a_flag_wins_over_the_environment_that_over_the_file_that_over_the_default() throws IOException {
        Path file = file("port = 1000\nupload.limit = 5MiB\nlog.level = warn\n");
        var flags = new Flags(Option.some(file.toString()), Map.of(Key.PORT, "3000"));

        var configuration = read(flags, Map.of("SEXTANT_PORT", "2000", "SEXTANT_LOG_LEVEL", "debug"))
                .get();

        assertThat(configuration.value(Key.PORT)).isEqualTo(new Configuration.Value("3000", "flag"));
        assertThat(configuration.value(Key.LOG_LEVEL))
                .isEqualTo(new Configuration.Value("debug", "environment SEXTANT_LOG_LEVEL"));
        assertThat(configuration.size(Key.UPLOAD_LIMIT)).isEqualTo(5L << 20);
        assertThat(configuration.value(Key.UPLOAD_LIMIT).origin()).isEqualTo("file " + file);
    }

    @Test
    void everything_wrong_is_told_at_once() throws IOException {
        Path file = file("databse.url = x\nlog.format = xml\n");

        var errors = errors(
                new Flags(Option.none(), Map.of()),
                Map.of(
                        "SEXTANT_CONFIG", file.toString(),
                        "SEXTANT_PROT", "1",
                        "SEXTANT_PORT", "70000",
                        "SEXTANT_DATABASE_URL", "mysql://x",
                        "SEXTANT_DATABASE_POOL", "many",
                        "SEXTANT_UPLOAD_LIMIT", "0",
                        "SEXTANT_SIGNING_KEY", "short"));

        assertThat(errors)
                .hasSize(8)
                .anySatisfy(error -> assertThat(error).contains("SEXTANT_PROT").contains("Did you mean SEXTANT_PORT?"))
                .anySatisfy(error -> assertThat(error).contains("databse.url").contains("Did you mean database.url?"))
                .anySatisfy(error -> assertThat(error).startsWith("port").contains("'70000'"))
                .anySatisfy(
                        error -> assertThat(error).startsWith("database.url").contains("jdbc:postgresql://"))
                .anySatisfy(
                        error -> assertThat(error).startsWith("database.pool").contains("1 to 500"))
                .anySatisfy(error -> assertThat(error).startsWith("upload.limit"))
                .anySatisfy(error -> assertThat(error).startsWith("log.format").contains("file " + file))
                .anySatisfy(error -> assertThat(error).startsWith("signing.key").doesNotContain("short"));
    }

    @Test
    void a_name_that_resembles_nothing_is_refused_without_a_guess() {
        assertThat(errors(Flags.none(), Map.of("SEXTANT_XYZZY_PLUGH", "1")))
                .singleElement()
                .asString()
                .contains("unknown")
                .contains("'sextant config'")
                .doesNotContain("Did you mean");
    }

    @Test
    void a_missing_or_broken_file_is_told() throws IOException {
        assertThat(errors(new Flags(Option.some("none.properties"), Map.of()), Map.of()))
                .singleElement()
                .asString()
                .contains("There is no configuration file " + directory.resolve("none.properties"));

        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(errors(new Flags(Option.some(binary.toString()), Map.of()), Map.of()))
                .singleElement()
                .asString()
                .contains("is not UTF-8 text");
    }

    @Test
    void other_programs_variables_do_not_matter() {
        assertThat(read(Flags.none(), Map.of("PATH", "/bin", "MYSEXTANT_PORT", "x"))
                        .isRight())
                .isTrue();
    }

    private List<String> errors(Flags flags, Map<String, String> environment) {
        return read(flags, environment).getLeft();
    }

    private io.vavr.control.Either<List<String>, Configuration> read(Flags flags, Map<String, String> environment) {
        return Configuration.read(flags, environment, directory);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("sextant.properties"), text);
    }
}
