package dev.sextant.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.logging.ProgramLog;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the kill matrix. */
class KillMatrixTest {

    private static final String LEASE = "--lease=1000";

    @TempDir
    private static Path programs;

    @TempDir
    private Path directory;

    @BeforeAll
    static void say_little() {
        ProgramLog.to(System.err, "error", false);
    }

    @Test
    void nothing_is_lost_doubled_reordered_or_stuck_while_nodes_the_database_and_the_network_are_killed()
            throws Exception {
        var result = KillMatrix.run(
                Options.of("3", "7", LEASE, "--only=NODE_KILLED,DATABASE_KILLED,ANSWERS_TO_COMMITS_ARE_LOST"),
                Option.of(programs),
                directory.resolve("nodes.log"));

        assertThat(result.account().changes()).isGreaterThan(50);
        assertThat(result.account().lost()).isZero();
        assertThat(result.account().twice()).isZero();
        assertThat(result.account().reordered()).isZero();
        assertThat(result.stuck()).isZero();
    }

    /** The deliberate fault: a proof that finds nothing wrong where something is would prove nothing. */
    @Test
    void without_an_inbox_effects_are_found_that_were_applied_twice() throws Exception {
        var result = KillMatrix.run(
                Options.of("8", "4", LEASE, "--without-inbox", "--only=NODE_STOPPED_PAST_ITS_LEASE"),
                Option.of(programs),
                directory.resolve("nodes.log"));

        assertThat(result.account().changes()).isGreaterThan(50);
        assertThat(result.account().twice()).isPositive();
    }
}
