package dev.sextant.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The processor time of a server and of all processes of its database, read from {@code /proc}. Processes of the database that ended are counted by the one that started them, so that nothing is lost. Linux only.
 *
 * @param server the process id of the server
 * @param postmaster the process id of the database's first process
 */
public record CpuSeconds(long server, long postmaster) {

    /** What Linux counts in, whatever the machine: a hundredth of a second. */
    private static final double TICKS_PER_SECOND = 100;
    /** The fields behind the name of the program: own time in user and system mode, then that of processes that it started and that ended. */
    private static final int OWN_USER = 11;

    private static final int OWN_SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** How much was used at a moment, in seconds. */
    public record Reading(double server, double database) {

        /** What was used since an earlier moment. */
        public Reading since(Reading before) {
            return new Reading(server - before.server, database - before.database);
        }

        /** Server and database together. */
        public double sum() {
            return server + database;
        }
    }

    /** How much was used until now. */
    public Reading now() {
        long backends = ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process -> ticks(process.pid(), List.of(OWN_USER, OWN_SYSTEM)))
                .sum();
        long first = ticks(postmaster, List.of(OWN_USER, OWN_SYSTEM, ENDED_USER, ENDED_SYSTEM));
        return new Reading(
                ticks(server, List.of(OWN_USER, OWN_SYSTEM)) / TICKS_PER_SECOND, (first + backends) / TICKS_PER_SECOND);
    }

    private static long ticks(long process, List<Integer> fields) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            String[] behindName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return fields.stream()
                    .mapToLong(field -> Long.parseLong(behindName[field]))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
