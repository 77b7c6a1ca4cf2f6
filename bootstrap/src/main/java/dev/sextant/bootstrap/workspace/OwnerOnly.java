package dev.sextant.bootstrap.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner can read. On a file system without such permissions they keep what their folder grants. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Takes the rights of everybody else from a folder. */
    public static void folder(Path folder) throws IOException {
        permit(folder, "rwx------");
    }

    /** Sets the rights of a file or folder, as in {@code rwx--x--x}. */
    public static void permit(Path path, String rights) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(rights));
        }
    }

    /** Writes a file in one step: whoever reads it sees the old content or the new one, and only the owner sees any. */
    public static void write(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            permit(draft, "rw-------");
            try (var channel = java.nio.channels.FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
