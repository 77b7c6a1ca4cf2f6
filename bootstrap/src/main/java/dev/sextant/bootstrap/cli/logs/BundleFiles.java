package dev.sextant.bootstrap.cli.logs;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.investigation.application.EvidenceFile;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder, those of folders in it too, in the order of their names; hidden ones are left out. */
final class BundleFiles {

    private static final int MOST = 20_000;

    private static final int DEEPEST = 12;

    private BundleFiles() {}

    /**
     * Lists a folder.
     *
     * @throws CommandFailed when it cannot be read, has no files, or so many that it can hardly be meant
     */
    static List<EvidenceFile> of(Path folder) {
        List<EvidenceFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(".") && !name.contains("/.")) {
                    files.add(new EvidenceFile(
                            name,
                            () -> Files.newInputStream(file),
                            Option.some(Files.getLastModifiedTime(file).toInstant())));
                }
            }
        } catch (IOException unreadable) {
            throw new CommandFailed(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (files.isEmpty()) {
            throw new CommandFailed(folder + " has no files.");
        }
        if (files.size() > MOST) {
            throw new CommandFailed(
                    folder + " has " + files.size() + " files; at most " + MOST + " are read together.");
        }
        return files;
    }
}
