package dev.sextant.bootstrap.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path directory;

    @Test
    void a_folder_that_is_made_can_be_entered_by_its_owner_only() throws IOException {
        try (var folder = DataFolder.open(directory.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_second_opening_is_refused_with_the_process_that_has_it() {
        try (var folder = DataFolder.open(directory)) {
            assertThatThrownBy(() -> DataFolder.open(directory))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining(folder.root().toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void a_closed_folder_can_be_opened_again() {
        DataFolder.open(directory).close();

        DataFolder.open(directory).close();
    }

    @Test
    void a_file_in_the_way_is_named() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is a file");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_the_reason() {
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/sextant")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("/proc/sextant cannot be used")
                .hasMessageContaining("--data DIR");
    }

    @Test
    void a_secret_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        String first;
        try (var folder = DataFolder.open(directory)) {
            first = folder.secrets().of("local-token", "sxt_");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.secrets().file("local-token"))))
                    .isEqualTo("rw-------");
        }

        try (var folder = DataFolder.open(directory)) {
            assertThat(first).matches("sxt_[0-9A-Za-z]{40}");
            assertThat(folder.secrets().of("local-token", "sxt_")).isEqualTo(first);
            assertThat(folder.secrets().of("other", "")).isNotEqualTo(first);
        }
    }

    @Test
    void a_running_server_is_found_and_one_whose_process_is_gone_is_not() throws Exception {
        var place = Endpoint.in(directory);
        assertThat(place.running()).isEmpty();

        var url = URI.create("http://127.0.0.1:1234");
        place.tell(new Endpoint(url, ProcessHandle.current().pid()));
        assertThat(place.running().get().url()).isEqualTo(url);

        var ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor(10, TimeUnit.SECONDS)).isTrue();
        place.tell(new Endpoint(url, ended.pid()));
        assertThat(place.running()).isEmpty();

        place.remove();
        place.remove();
        assertThat(place.running()).isEmpty();
    }
}
