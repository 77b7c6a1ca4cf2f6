package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.LiveProcess;
import dev.sextant.bootstrap.workspace.OwnerOnly;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The files of one PostgreSQL cluster and the server on them: made once, started and stopped by its own programs. Used by one thread at a time. */
final class Cluster {

    /** The superuser of the cluster; only the set-up uses it. */
    static final String SUPERUSER = "postgres";

    /** Where PostgreSQL tells its process and its port. */
    static final String PID_FILE = "postmaster.pid";

    private static final Duration INIT = Duration.ofMinutes(3);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Duration STOP_AT_ONCE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);
    private static final int WORDS_OF_LOG = 1_500;
    private static final long LARGEST_LOG = 10L << 20;

    private final PostgresBinaries binaries;
    private final ServerUser user;
    private final Path data;
    private final Path log;
    private Option<Leash> leash = Option.none();

    Cluster(Path folder, PostgresBinaries binaries) {
        this.binaries = binaries;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.user = ServerUser.of(folder, data);
    }

    /**
     * Makes the files unless they are there. Half-made ones of a process that died are thrown away.
     *
     * @throws StartFailed when there is no room, or the files were written by another major version
     */
    void init(String superuserPassword) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            refuseOtherMajor();
            return;
        }
        Path draft = data.resolveSibling("data.new");
        Path password = data.resolveSibling("initial-password");
        try {
            PostgresBinaries.deleteAll(draft);
            OwnerOnly.write(password, superuserPassword + "\n");
            user.give(password);
            var made = Command.run(
                    user.wrap(List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + draft,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C")),
                    INIT);
            if (made.exitCode() != 0) {
                throw new StartFailed("The database could not be made in " + data + ": " + end(made.output()));
            }
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new StartFailed("The database could not be made in " + data + ": " + failure.getMessage(), failure);
        } finally {
            password.toFile().delete();
        }
    }

    private void refuseOtherMajor() {
        try {
            int found = Integer.parseInt(
                    Files.readString(data.resolve("PG_VERSION")).strip());
            if (found != binaries.major()) {
                throw new StartFailed(
                        "The data in " + data + " was written by PostgreSQL " + found
                                + ", and this program brings PostgreSQL " + binaries.major()
                                + ". Start it with the version of sextant that wrote it, or choose another folder with --data DIR.");
            }
        } catch (IOException | NumberFormatException failure) {
            throw new StartFailed(
                    "The version of the data in " + data + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /**
     * Starts the server, so that it stops by itself when this process is gone. One that a killed process left behind is stopped first; while its last backends leave, starting is tried again.
     *
     * @return the process id of the server
     * @throws StartFailed with the end of the server's log when it does not start
     */
    long start(ServerSettings settings) {
        letGo();
        stopLeftover();
        writeSettings(settings);
        shortenLog();
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var started = Leash.start(
                    user,
                    data.resolve(PID_FILE),
                    List.of(
                            binaries.program("pg_ctl"),
                            "start",
                            "--wait",
                            "--timeout=" + START.toSeconds(),
                            "--pgdata=" + data,
                            "--log=" + log),
                    START.plusSeconds(5));
            if (started.leash().isDefined()) {
                leash = started.leash();
                return serverPid()
                        .getOrElseThrow(() -> new StartFailed("PostgreSQL started and left at once; see " + log));
            }
            said = started.said();
            if (!mayPass(endOfLog())) {
                break;
            }
            pause();
        }
        throw new StartFailed("PostgreSQL does not start on " + data + ": " + end(said + "\n" + endOfLog()));
    }

    /** Stops the server: open transactions are rolled back, everything committed is on disk. Harmless when it does not run. */
    void stop() {
        if (serverPid().isDefined() && stop("fast", STOP) != 0) {
            // Committed data is safe in the log; the next start replays it.
            stop("immediate", STOP_AT_ONCE);
        }
        letGo();
    }

    /** Ends the watch over a server that this process started. */
    private void letGo() {
        leash.forEach(Leash::close);
        leash = Option.none();
    }

    private int stop(String mode, Duration atMost) {
        return Command.run(
                        user.wrap(List.of(
                                binaries.program("pg_ctl"),
                                "stop",
                                "--wait",
                                "--timeout=" + atMost.toSeconds(),
                                "--mode=" + mode,
                                "--pgdata=" + data)),
                        atMost.plusSeconds(2))
                .exitCode();
    }

    /** The process id that the server left in its folder, when such a process is alive. */
    Option<Long> serverPid() {
        Path file = data.resolve(PID_FILE);
        try {
            if (!Files.exists(file)) {
                return Option.none();
            }
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            return LiveProcess.is(pid) ? Option.some(pid) : Option.none();
        } catch (IOException | RuntimeException gone) {
            return Option.none();
        }
    }

    private void stopLeftover() {
        var pid = serverPid();
        if (pid.isEmpty()) {
            return;
        }
        boolean isServer = ProcessHandle.of(pid.get())
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
        if (isServer) {
            stop();
            return;
        }
        try {
            // After a restart of the machine another program may carry the number; the folder's lock proves that no
            // server of ours runs.
            Files.delete(data.resolve(PID_FILE));
        } catch (IOException failure) {
            throw new StartFailed(
                    "Cannot remove the stale " + data.resolve(PID_FILE) + ": " + failure.getMessage(), failure);
        }
    }

    private void writeSettings(ServerSettings settings) {
        try {
            write(data.resolve("postgresql.conf"), settings.text());
            write(
                    data.resolve("pg_hba.conf"),
                    "# Written at every start. Passwords only, from this machine only.\nhost all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException failure) {
            throw new StartFailed(
                    "Cannot write the settings of PostgreSQL in " + data + ": " + failure.getMessage(), failure);
        }
    }

    private void write(Path file, String text) throws IOException {
        OwnerOnly.write(file, text);
        user.give(file);
    }

    private void shortenLog() {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new StartFailed("Cannot set " + log + " aside: " + failure.getMessage(), failure);
        }
    }

    /** Whether a failed start may succeed a moment later: backends of a killed server still hold its memory, or its port is not free yet. */
    private static boolean mayPass(String said) {
        return said.contains("shared memory block")
                || said.contains("lock file")
                || said.contains("could not bind")
                || said.contains("Address already in use");
    }

    private String endOfLog() {
        try {
            return Files.exists(log) ? end(Files.readString(log, StandardCharsets.ISO_8859_1)) : "";
        } catch (IOException unreadable) {
            return "(the log " + log + " cannot be read)";
        }
    }

    private static String end(String text) {
        String stripped = text.strip();
        return stripped.substring(Math.max(0, stripped.length() - WORDS_OF_LOG));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }
}
