package dev.sextant.bootstrap.cli.logs;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.cli.Surroundings;
import dev.sextant.investigation.domain.logs.LogSource;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The files that a command line names, checked before any of them is read. A single {@code -} means standard input. */
final class InputFiles implements AutoCloseable {

    /** How standard input is called in a report. */
    static final String STANDARD_INPUT = "stdin";

    private final List<LogSource> sources = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();
    private OptionalLong bytes = OptionalLong.of(0);

    /**
     * Checks the names.
     *
     * @param reopened whether the contents must be opened more than once, so that standard input is kept in a temporary file
     * @throws ParameterException when a name is no readable file
     */
    InputFiles(CommandLine line, Surroundings surroundings, List<String> names, boolean reopened) {
        for (String name : names) {
            if (name.equals("-")) {
                addStandardInput(line, surroundings, reopened);
            } else {
                addFile(line, name, surroundings.directory().resolve(name));
            }
        }
    }

    private void addStandardInput(CommandLine line, Surroundings surroundings, boolean reopened) {
        if (sources.stream().anyMatch(s -> s.name().equals(STANDARD_INPUT))) {
            throw new ParameterException(line, "Standard input (-) can be read only once.");
        }
        bytes = OptionalLong.empty();
        LogSource.Content content = surroundings::in;
        if (reopened) {
            Path kept = keep(surroundings);
            content = () -> Files.newInputStream(kept);
        }
        sources.add(new LogSource(STANDARD_INPUT, content, Option.none()));
    }

    private Path keep(Surroundings surroundings) {
        try {
            Path file = Files.createTempFile("sextant-", ".log");
            temporary.add(file);
            Files.copy(surroundings.in(), file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failed) {
            throw new CommandFailed(
                    "Standard input could not be kept in a temporary file: " + failed.getMessage(), failed);
        }
    }

    private void addFile(CommandLine line, String name, Path path) {
        if (!Files.exists(path)) {
            throw new ParameterException(line, "No such file: " + name);
        }
        if (Files.isDirectory(path)) {
            throw new ParameterException(
                    line,
                    name + " is a folder; name the files in it, for example " + name + (name.endsWith("/") ? "" : "/")
                            + "*.log");
        }
        try {
            long size = Files.isRegularFile(path) ? Files.size(path) : -1;
            bytes = size < 0 || bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes.getAsLong() + size);
            sources.add(new LogSource(
                    name,
                    () -> Files.newInputStream(path),
                    Option.some(Files.getLastModifiedTime(path).toInstant())));
        } catch (IOException unreadable) {
            throw new CommandFailed(name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The files, in the order of their names on the command line. */
    List<LogSource> sources() {
        return List.copyOf(sources);
    }

    /** Stored bytes of all files together, where that is known before they are read. */
    OptionalLong bytes() {
        return bytes;
    }

    @Override
    public void close() {
        for (Path file : temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
