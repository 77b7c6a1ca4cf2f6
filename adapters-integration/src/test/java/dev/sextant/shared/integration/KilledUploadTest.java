package dev.sextant.shared.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.application.SweepContents;
import dev.sextant.investigation.application.inmemory.InMemoryUploadedFiles;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileName;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.BlobStore.Content;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is killed after it stored a content and before it recorded the file: nobody will ever refer to what it left, and the sweep removes it. */
class KilledUploadTest {

    @TempDir
    private Path folder;

    private final Actor ada = Actors.somewhere();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUploadedFiles files = new InMemoryUploadedFiles(transactions);

    @Test
    void what_a_killed_upload_left_behind_is_swept_away_a_day_later_and_the_content_of_a_file_stays() throws Exception {
        Process program =
                ReceivingProgram.start("", folder, 1 << 20, ada.tenant().value().toString());
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("half");
            program.getOutputStream().close();
            assertThat(said.readLine()).isEqualTo("done");
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (FileSystemBlobStore blobs = FileSystemBlobStore.open(folder)) {
            Blob kept = blobs.put(ada.tenant(), new ByteArrayInputStream(new byte[] {1}), 10)
                    .get();
            record(kept);
            assertThat(contents(blobs)).hasSize(2);

            assertThat(sweep(blobs, Duration.ofHours(23))).isZero();
            assertThat(sweep(blobs, Duration.ofHours(25))).isEqualTo(1);

            assertThat(contents(blobs)).containsExactly(new Content(ada.tenant(), kept.sha256()));
        }
    }

    private long sweep(FileSystemBlobStore blobs, Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new SweepContents(transactions, files, blobs, clock).run(() -> true);
    }

    private void record(Blob blob) {
        UploadedFile file = UploadedFile.receive(
                        new FileId(UUID.randomUUID()),
                        new CaseRef(UUID.randomUUID()),
                        FileName.of("kept.log"),
                        blob.sha256(),
                        blob.size(),
                        UUID.randomUUID(),
                        ada.user(),
                        Clock.systemUTC().instant())
                .state();
        Either<String, String> recorded = transactions.write(ada, () -> {
            files.add(ada, file);
            return Either.right("recorded");
        });
        assertThat(recorded.isRight()).isTrue();
    }

    private static List<Content> contents(FileSystemBlobStore blobs) throws java.io.IOException {
        try (Stream<Content> all = blobs.storedBefore(Instant.MAX)) {
            return all.toList();
        }
    }
}
