package dev.sextant.bootstrap.cli;

import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.server.Rehearsal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs every part of the program once, so that the virtual machine can note what a start needs (JEP 483 and JEP 514) and the launcher's later starts are quick. Hidden: only the launcher
 * calls it, after a build.
 */
@Command(name = "train", hidden = true, description = "Runs every part once, for the start-up cache.")
final class TrainCommand implements Callable<Integer> {

    private static final int LINES = 4_000;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "An empty folder that is used and left as it is.")
    private Path folder = Path.of("");

    TrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path log = Files.write(folder.resolve("sample.log"), sample());
        for (var line : List.of(
                List.of("--help"),
                List.of("config"),
                List.of("templates", log.toString(), "--format", "csv"),
                List.of("investigate", log.toString()),
                List.of("investigate", log.toString(), "--format", "json"))) {
            try (var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
                var silent = new Surroundings(
                        new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of(), folder, false);
                new Program(silent).run(line.toArray(String[]::new));
            }
        }
        Rehearsal.in(
                folder.resolve("data"), surroundings.environment().getOrDefault(Key.DATABASE_PROGRAMS.variable(), ""));
        return ExitCode.OK;
    }

    /** Lines as a service writes them, with an error that begins in the middle. */
    private static List<String> sample() {
        return java.util.stream.IntStream.range(0, LINES)
                .mapToObj(i -> "2026-11-21T10:%02d:%02d.%03dZ ".formatted(i / 60 % 60, i % 60, i % 1000)
                        + (i > LINES / 2 && i % 7 == 0
                                ? "ERROR payment.Pool - no connection after %d ms for order %d".formatted(i % 500, i)
                                : "INFO  shop.Checkout - order %d of user-%d took %d ms".formatted(i, i % 97, i % 313)))
                .toList();
    }
}
