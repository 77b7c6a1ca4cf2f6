package dev.sextant.shared.integration;

import dev.sextant.shared.application.BlobStore.Content;
import dev.sextant.shared.domain.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a {@link FileSystemBlobStore}, {@code <root>/<tenant>/<first two digits>/<sha256>}; whatever else lies there is none of them. */
final class ContentFiles {

    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{2}");

    private ContentFiles() {}

    /** All of them, looked for while the stream is read; to be closed. */
    static Stream<Path> below(Path root) throws IOException {
        return entries(root, TENANT)
                .flatMap(tenant -> unchecked(tenant, DIGITS))
                .flatMap(digits -> unchecked(digits, FileSystemBlobStore.SHA_256));
    }

    @SuppressWarnings("StreamResourceLeak") // Closed together with the stream that the caller gets.
    private static Stream<Path> entries(Path folder, Pattern name) throws IOException {
        return Files.list(folder)
                .filter(path -> name.matcher(path.getFileName().toString()).matches());
    }

    private static Stream<Path> unchecked(Path folder, Pattern name) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? entries(folder, name) : Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether it is there, and was written before a time. Every content is written to a new file, so this is when it was stored last. */
    static boolean isOlder(Path file, Instant time) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(time);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The content in it. */
    static Content content(Path file) {
        int last = file.getNameCount() - 1;
        return new Content(
                new TenantId(UUID.fromString(file.getName(last - 2).toString())),
                file.getName(last).toString());
    }
}
