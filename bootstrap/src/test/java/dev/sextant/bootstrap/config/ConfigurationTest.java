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
    void a_secret_may_stand_in_a_file_of_its_own() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), " p4ss word \n");
        Path redis = Files.writeString(directory.resolve("redis"), "redis://:secret@cache:6379\r\n");

        var configuration = read(
                        Flags.none(),
                        Map.of(
                                "SEXTANT_DATABASE_PASSWORD_FILE",
                                "password",
                                "SEXTANT_REDIS_URL_FILE",
                                redis.toString()))
                .get();

        assertThat(configuration.text(Key.DATABASE_PASSWORD)).isEqualTo(" p4ss word ");
        assertThat(configuration.value(Key.DATABASE_PASSWORD).origin())
                .isEqualTo("file " + password + " of SEXTANT_DATABASE_PASSWORD_FILE");
        assertThat(configuration.text(Key.REDIS_URL)).isEqualTo("redis://:secret@cache:6379");
    }

    @Test
    void a_file_of_a_secret_that_cannot_be_used_is_told_by_the_name_of_the_key() throws IOException {
        Files.writeString(directory.resolve("empty"), "\n");
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff});
        Files.writeString(directory.resolve("short"), "hush");

        assertThat(errors(
                        Flags.none(),
                        Map.of(
                                "SEXTANT_SMTP_PASSWORD", "twice",
                                "SEXTANT_SMTP_PASSWORD_FILE", "empty",
                                "SEXTANT_MASTER_KEY_FILE", "empty",
                                "SEXTANT_DATABASE_PASSWORD_FILE", "nowhere",
                                "SEXTANT_OIDC_CLIENT_SECRET_FILE", "binary",
                                "SEXTANT_SIGNING_KEY_FILE", "short",
                                "SEXTANT_PORT_FILE", "empty")))
                .hasSize(6)
                .anySatisfy(error -> assertThat(error).contains("smtp.password is given twice"))
                .anySatisfy(error -> assertThat(error).contains("master.key").contains("is empty"))
                .anySatisfy(
                        error -> assertThat(error).contains("database.password").contains("is not there"))
                .anySatisfy(error ->
                        assertThat(error).contains("oidc.client.secret").contains("not UTF-8"))
                .anySatisfy(error -> assertThat(error).contains("signing.key").doesNotContain("hush"))
                .anySatisfy(error -> assertThat(error).contains("SEXTANT_PORT_FILE is unknown"));
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
