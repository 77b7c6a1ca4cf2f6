package dev.sextant.benchmarks.events;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a node of the kill matrix is told on its command line.
 *
 * @param name of the node
 * @param port of the network to the database
 * @param ledger the file of effects outside of the database
 * @param lease of a lane
 * @param secondTransaction whether events are appended in a transaction of their own after the change: a deliberate fault, which must be found
 */
record KillSettings(String name, int port, Path ledger, Duration lease, boolean secondTransaction) {

    /** The environment variables that carry the passwords of the two roles. */
    static final String APP_PASSWORD = "KILL_APP_PASSWORD";

    static final String WORKER_PASSWORD = "KILL_WORKER_PASSWORD";

    List<String> arguments() {
        return List.of(
                name,
                Integer.toString(port),
                ledger.toString(),
                Long.toString(lease.toMillis()),
                Boolean.toString(secondTransaction));
    }

    static KillSettings of(String[] arguments) {
        return new KillSettings(
                arguments[0],
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Boolean.parseBoolean(arguments[4]));
    }
}
