package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A database whose processes are stopped answers nothing, and refuses nothing either: only the client's own limits end a call. */
@DisabledOnOs(OS.WINDOWS)
class HangingServerTest {

    /** A call ends within three seconds; the rest is for a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void calls_to_a_stopped_database_end_in_time_and_it_serves_again_when_it_goes_on() throws Exception {
        try (PostgresForTests server = PostgresForTests.start(data, PostgresForTests.freePort());
                Pool pool = server.database().pool(Role.APP, 2)) {
            var transactions = new JooqTransactions(pool.source(), Timeouts.standard());
            // One more than there are connections waits for its turn; the two have just been used, and are not looked
            // at before they are lent out again.
            assertThat(calls(transactions, 3)).containsOnly("served");
            List<String> stopped = processes();
            try {
                signal("-STOP", stopped);
                assertThat(calls(transactions, 6)).containsOnly("away");
                assertThat(calls(transactions, 6)).containsOnly("away");
            } finally {
                signal("-CONT", stopped);
            }
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (call(transactions).equals("away")) {
                assertThat(System.nanoTime()).as("serves again").isLessThan(until);
            }
            assertThat(calls(transactions, 2)).containsOnly("served");
            assertThat(pool.active()).isZero();
        }
    }

    private static List<String> calls(JooqTransactions transactions, int count) throws Exception {
        Callable<String> one = () -> call(transactions);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var answers = new ArrayList<String>();
            for (Future<String> done : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> one).toList())) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private static String call(JooqTransactions transactions) {
        Actor ada = Actors.somewhere();
        long begun = System.nanoTime();
        String answer;
        try {
            answer = transactions.read(
                    ada,
                    () -> transactions.dsl(ada).fetchSingle("SELECT 'served'").get(0, String.class));
        } catch (Unavailable expected) {
            answer = "away";
        }
        return System.nanoTime() - begun < DEADLINE.toNanos() ? answer : answer + " too late";
    }

    /** The server and its children, as they are now. */
    private List<String> processes() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
