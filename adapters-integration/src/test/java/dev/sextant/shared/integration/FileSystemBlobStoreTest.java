package dev.sextant.shared.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.BlobStore.Content;
import dev.sextant.shared.application.BlobStoreContract;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.domain.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemBlobStoreTest extends BlobStoreContract {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private FileSystemBlobStore blobs;
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @BeforeEach
    void open_the_store() throws IOException {
        blobs = FileSystemBlobStore.open(folder.resolve("store"));
    }

    @AfterEach
    void close_the_store() throws IOException {
        blobs.close();
    }

    @Override
    protected BlobStore blobs() {
        return blobs;
    }

    @Override
    protected void age(TenantId owner, String sha256, Duration by) throws IOException {
        Path file = folder.resolve("store")
                .resolve(owner.value().toString())
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(by)));
    }

    /** Everything in a folder that is no folder and no lock. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void a_content_is_one_file_for_its_owner_alone() throws IOException {
        Blob blob = blobs.put(tenant, stream(new byte[10]), 10).get();

        Path root = folder.resolve("store");
        assertThat(files(root))
                .containsExactly(root.resolve(tenant.value().toString())
                        .resolve(blob.sha256().substring(0, 2))
                        .resolve(blob.sha256()));
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files(root).getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void nothing_half_received_stays_behind_a_refusal_or_a_broken_source() throws IOException {
        assertThat(blobs.put(tenant, stream(new byte[11]), 10).isLeft()).isTrue();
        assertThatThrownBy(() -> blobs.put(tenant, breaking(new byte[11]), MEBIBYTE))
                .isInstanceOf(IOException.class);

        assertThat(files(folder)).isEmpty();
    }

    @Test
    void a_content_survives_the_program() throws IOException {
        Blob blob = blobs.put(tenant, stream(new byte[] {1, 2, 3}), 10).get();
        blobs.close();
        blobs = FileSystemBlobStore.open(folder.resolve("store"));

        assertThat(read(tenant, blob, 0)).containsExactly(1, 2, 3);
    }

    @Test
    void what_a_killed_program_left_half_received_is_cleaned_away_at_the_next_start() throws Exception {
        Path store = folder.resolve("crashed");
        Process program = ReceivingProgram.start("", store, MEBIBYTE);
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("half");
            assertThat(files(store)).hasSize(1);
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(files(store)).hasSize(1);

        FileSystemBlobStore.open(store).close();

        assertThat(files(store)).isEmpty();
    }

    @Test
    void what_another_living_program_is_receiving_is_left_alone() throws Exception {
        Path store = folder.resolve("shared");
        Process program = ReceivingProgram.start("", store, MEBIBYTE);
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("half");

            FileSystemBlobStore.open(store).close();

            assertThat(files(store)).hasSize(1);
            program.getOutputStream().close();
            assertThat(said.readLine()).isEqualTo("done");
            assertThat(files(store))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.size(file)).isEqualTo(MEBIBYTE));
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void what_is_half_received_or_no_content_at_all_is_not_among_the_contents() throws Exception {
        Path store = folder.resolve("busy");
        Process program = ReceivingProgram.start("", store, MEBIBYTE);
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8);
                FileSystemBlobStore busy = FileSystemBlobStore.open(store)) {
            assertThat(said.readLine()).isEqualTo("half");
            Files.createDirectories(store.resolve("lost+found"));
            Files.writeString(store.resolve("README"), "put here by an operator");
            Blob whole = busy.put(tenant, stream(new byte[] {1}), 10).get();
            Files.writeString(store.resolve(tenant.value().toString()).resolve("00"), "a file in place of a folder");

            try (Stream<Content> contents = busy.storedBefore(Instant.MAX)) {
                assertThat(contents).containsExactly(new Content(tenant, whole.sha256()));
            }
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void two_stores_of_one_program_do_not_take_each_other_for_dead() throws IOException {
        try (FileSystemBlobStore second = FileSystemBlobStore.open(folder.resolve("store"))) {
            Blob mine = blobs.put(tenant, stream(new byte[] {1}), 10).get();
            Blob theirs = second.put(tenant, stream(new byte[] {2}), 10).get();

            assertThat(read(tenant, mine, 0)).containsExactly(1);
            assertThat(read(tenant, theirs, 0)).containsExactly(2);
        }
    }

    @Test
    void beyond_the_largest_file_that_the_system_allows_the_storage_is_full() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell here");
        Path store = folder.resolve("limited");
        Process program = ReceivingProgram.start("ulimit -f 256 &&", store, 4 * MEBIBYTE);
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("full");
        } finally {
            program.destroyForcibly();
        }
        assertThat(files(store)).isEmpty();
    }

    @Test
    void a_full_disk_is_said_so_keeps_nothing_and_takes_contents_again_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()), "mounting is not permitted");
        try (FileSystemBlobStore full = FileSystemBlobStore.open(disk)) {
            Blob first = full.put(tenant, stream(new byte[2 * MEBIBYTE]), Long.MAX_VALUE)
                    .get();
            var second = new byte[2 * MEBIBYTE];
            second[0] = 1;

            assertThatThrownBy(() -> full.put(tenant, stream(second), Long.MAX_VALUE))
                    .isInstanceOf(StorageFull.class)
                    .hasMessage("file storage is full")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(files(disk)).hasSize(1);

            full.remove(tenant, first.sha256());

            assertThat(full.put(tenant, stream(second), Long.MAX_VALUE).get().size())
                    .isEqualTo(2L * MEBIBYTE);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
