package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end. */
final class Command {

    private static final int NOT_FOUND = 127;
    private static final int TIMED_OUT = 124;

    /**
     * How a program ended.
     *
     * @param exitCode what it returned; 127 when there is no such program, 124 when it took too long and was ended
     * @param output what it said on both streams
     */
    record Outcome(int exitCode, String output) {}

    private Command() {}

    /**
     * Starts a program, in English and without the settings of the user's own PostgreSQL; it says everything on its standard output.
     *
     * @throws IOException when there is no such program
     */
    static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    /** Runs a program with an empty standard input; ends it when it takes longer than it may. */
    static Outcome run(List<String> command, Duration atMost) {
        Process process;
        try {
            process = start(command);
        } catch (IOException absent) {
            return new Outcome(NOT_FOUND, String.valueOf(absent.getMessage()));
        }
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            var timer = process.onExit().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
            var unused = timer.exceptionally(late -> process.destroyForcibly());
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            return new Outcome(timer.isCompletedExceptionally() ? TIMED_OUT : exitCode, text);
        } catch (IOException failure) {
            throw new StartFailed("Cannot read what " + command.get(0) + " says: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while " + command.get(0) + " ran.", interrupted);
        }
    }
}
