package dev.sextant.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with JDKs that only say how they were called. */
class LauncherTest {

    @TempDir
    private Path directory;

    private Path launcher = Path.of("");

    @BeforeEach
    void unpack_a_distribution() throws IOException {
        Path program = Files.createDirectories(directory.resolve("a program"));
        Files.createFile(Files.createDirectory(program.resolve("lib")).resolve("one.jar"));
        launcher = Files.copy(Path.of("..", "sextant"), program.resolve("sextant"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void it_passes_arguments_as_they_are_and_gives_a_jdk_only_flags_that_it_knows() throws Exception {
        var with21 = run(jdk("21.0.4"), launcher, "investigate", "a file.log", "--onset", "");
        assertThat(with21)
                .contains(
                        "-cp",
                        directory
                                .resolve("a program")
                                .toRealPath()
                                .resolve("lib/one.jar")
                                .toString(),
                        "dev.sextant.bootstrap.Main")
                .endsWith("investigate", "a file.log", "--onset", "")
                .contains("--enable-native-access=ALL-UNNAMED")
                .noneMatch(flag -> flag.contains("unsafe-memory-access") || flag.contains("AOT"));

        assertThat(run(jdk("24"), launcher, "serve"))
                .contains("--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void it_works_through_links_from_any_folder() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("first"), launcher);
        Path linked = Files.createSymbolicLink(
                Files.createDirectory(directory.resolve("bin")).resolve("sextant"), Path.of("../first"));

        assertThat(link).exists();
        assertThat(run(jdk("25.0.1"), linked, "--version")).endsWith("--version");
    }

    @Test
    void a_jdk_that_is_too_old_is_passed_over() throws Exception {
        Path old = jdk("17.0.15");

        var answer = start(Map.of("JAVA_HOME", old.toString(), "HOME", directory.toString()), launcher, "--help");

        assertThat(answer).doesNotContain("started " + old);
    }

    private List<String> run(Path jdk, Path command, String... arguments) throws Exception {
        var lines = start(Map.of("JAVA_HOME", jdk.toString()), command, arguments)
                .lines()
                .toList();
        assertThat(lines).first().isEqualTo("started " + jdk);
        return lines.subList(1, lines.size());
    }

    private String start(Map<String, String> environment, Path command, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(Path.of("/").toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** A folder that looks like a JDK; its {@code java} prints where it is and each of its arguments on a line. */
    private Path jdk(String version) throws IOException {
        Path home = directory.resolve("jdk-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/sh\necho \"started " + home + "\"\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
