package dev.sextant.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The leash on processes that are no servers, but end on a signal like one. */
@DisabledOnOs(OS.WINDOWS)
class LeashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private Path pidFile = Path.of("");
    private final List<Process> servers = new ArrayList<>();
    private final Set<Long> others =
            ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());

    @BeforeEach
    void name_the_file() {
        pidFile = directory.resolve("server.pid");
    }

    @AfterEach
    void leave_no_process_behind() {
        servers.forEach(Process::destroyForcibly);
    }

    @Test
    void a_server_ends_when_its_leash_is_let_go_and_the_shell_is_gone() throws Exception {
        Process server = server();
        Leash leash = started("echo started; echo " + server.pid() + " > \"$0\"");
        assertThat(server.isAlive()).isTrue();

        leash.close();

        assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(shells()).isEmpty();
    }

    @Test
    void a_server_that_somebody_else_started_in_the_meantime_is_left_alone() throws Exception {
        Process old = server();
        Process next = server();
        Leash leash = started("echo " + old.pid() + " > \"$0\"");
        Files.writeString(pidFile, next.pid() + "\n");

        leash.close();

        assertThat(shells()).isEmpty();
        assertThat(next.isAlive()).isTrue();
        assertThat(old.isAlive()).isTrue();
    }

    @Test
    void a_server_that_stopped_in_order_is_not_looked_for() throws Exception {
        Process other = server();
        Leash leash = started("echo " + other.pid() + " > \"$0\"");
        Files.delete(pidFile);

        leash.close();

        assertThat(shells()).isEmpty();
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void a_start_that_fails_is_told_in_its_words_and_leaves_no_shell() throws IOException {
        var outcome = start("echo no room >&2; exit 3");

        assertThat(outcome.leash().isEmpty()).isTrue();
        assertThat(outcome.said()).isEqualTo("no room");
        assertThat(shells()).isEmpty();
    }

    /** Stands for a server: does nothing, and ends on a signal. */
    private Process server() throws IOException {
        var server = new ProcessBuilder("sleep", "600").start();
        servers.add(server);
        return server;
    }

    private Leash started(String script) {
        var outcome = start(script);
        return outcome.leash().getOrElseThrow(() -> new AssertionError(outcome.said()));
    }

    private Leash.Outcome start(String script) {
        return Leash.start(
                ServerUser.of(directory, directory),
                pidFile,
                List.of("sh", "-c", script, pidFile.toString()),
                PATIENCE);
    }

    /** The processes that this test started and that still run, other than the servers. */
    private List<Long> shells() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(pid -> !others.contains(pid))
                .filter(pid -> servers.stream().noneMatch(server -> server.pid() == pid))
                .toList();
    }
}
