package dev.sextant.bootstrap;

import dev.sextant.bootstrap.cli.Program;
import dev.sextant.bootstrap.cli.Surroundings;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs one command line and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new Program(Surroundings.ofProcess()).run(arguments));
    }
}
