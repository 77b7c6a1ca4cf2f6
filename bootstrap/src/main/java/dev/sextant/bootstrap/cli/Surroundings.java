package dev.sextant.bootstrap.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that a command may touch outside its arguments, so that a test can run it as the shell does.
 *
 * @param in standard input
 * @param out standard output: only what the command was asked to print
 * @param err standard error: progress, hints and refusals
 * @param environment the environment variables
 * @param directory the working directory that relative paths start at
 * @param terminal whether a person watches standard error, so that a progress bar is worth drawing
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean terminal) {

    /** Copies the environment, so that it never changes. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /**
     * Those of this process. Java cannot tell whether standard error alone is a terminal, so the launcher looks and says so in the system
     * property {@code sextant.terminal}.
     */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                System.out,
                System.err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Boolean.getBoolean("sextant.terminal"));
    }
}
