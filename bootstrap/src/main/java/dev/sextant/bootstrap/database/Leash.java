package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ties the server to this process: a small shell starts it, then reads a pipe that only this process can write to. When this process is gone, however it ended, the pipe ends, and the shell asks
 * the server for a fast shutdown: the server that it started, and no other.
 */
final class Leash implements AutoCloseable {

    /**
     * Called with the file that holds the server's process id, then the command that starts the server and returns. A signal to the whole group of processes, such as Ctrl-C, must not end the watch:
     * this process then stops the server in its own way.
     */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            file=$1
            shift
            (trap - HUP INT QUIT TERM; exec "$@") </dev/null || exit
            { read -r server; } <"$file" || exit
            echo "watching $server"
            exec >/dev/null 2>&1
            while read -r nothing; do :; done
            { read -r now; } <"$file" && [ "$now" = "$server" ] && kill -INT "$server"
            """;

    private static final String WATCHING = "watching ";
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    /**
     * How a start went.
     *
     * @param leash holds the server; none when it does not run
     * @param said what the command said
     */
    record Outcome(Option<Leash> leash, String said) {}

    /**
     * Starts a server.
     *
     * @param user as whom
     * @param pidFile where the server leaves its process id
     * @param command starts the server and returns when it takes connections, or with another code than 0
     * @param atMost how long that may take
     * @throws StartFailed when this system has no shell
     */
    static Outcome start(ServerUser user, Path pidFile, List<String> command, Duration atMost) {
        var watch = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sextant-watch", pidFile.toString()));
        watch.addAll(command);
        var line = new ArrayList<>(ownSession());
        line.addAll(user.wrap(watch));
        try {
            Process shell = Command.start(line);
            var leash = new Leash(shell);
            String said = leash.hear(atMost).strip();
            if (said.substring(said.lastIndexOf('\n') + 1).startsWith(WATCHING)) {
                return new Outcome(Option.some(leash), said);
            }
            leash.close();
            return new Outcome(Option.none(), said);
        } catch (IOException noShell) {
            throw new StartFailed("Cannot run a shell that starts PostgreSQL: " + noShell.getMessage(), noShell);
        }
    }

    /** Where the system can, the shell leaves the group of this process: who kills the whole group at once would kill the watch too. */
    private static List<String> ownSession() {
        return Command.run(List.of("setsid", "true"), PROBE).exitCode() == 0 ? List.of("setsid") : List.of();
    }

    /** What the shell says until it watches, or is gone. */
    private String hear(Duration atMost) {
        var words = new FutureTask<>(() -> new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(words);
        try {
            return words.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            shell.destroyForcibly();
            return "not within " + atMost;
        } catch (ExecutionException failure) {
            shell.destroyForcibly();
            throw new StartFailed("Cannot read what PostgreSQL says at its start: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }

    /** Lets the shell go, and with it a server that still runs. Returns when the shell is gone. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            // There is nobody left to tell.
        } catch (InterruptedException interrupted) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
