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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed under load and comes back: callers are told, and nothing needs to be restarted but the database. */
class RestartTest {

    private static final int START_TRIES = 10;

    @TempDir
    private Path data;

    @Test
    void callers_of_a_killed_database_are_told_and_served_again_when_it_is_back() throws Exception {
        int port = PostgresForTests.freePort();
        PostgresForTests server = PostgresForTests.start(data, port);
        TestDatabase database = server.database();
        try (Pool pool = database.pool(Role.APP, 4)) {
            var transactions = new JooqTransactions(pool.source(), Timeouts.standard());
            var load = new Load(transactions);
            load.start();
            load.awaitServed();
            kill(data);
            load.awaitRefused();
            server = restart(server, port);
            load.awaitServed();
            load.stop();
            assertThat(load.unexpected).isEmpty();
            assertThat(new DatabaseReadiness(pool.source()).isReady(Duration.ofSeconds(10)))
                    .isTrue();
        } finally {
            server.close();
        }
    }

    private static void kill(Path data) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();
    }

    /** After a kill the old backends take a moment to leave; until then the server does not start. */
    private PostgresForTests restart(PostgresForTests killed, int port) {
        killed.close();
        for (int tries = 1; ; tries++) {
            try {
                return PostgresForTests.start(data, port);
            } catch (RuntimeException notYet) {
                if (tries == START_TRIES) {
                    throw notYet;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    /** Threads that ask for something small again and again. */
    private static final class Load {

        private final JooqTransactions transactions;
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final AtomicInteger served = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final List<Throwable> unexpected = java.util.Collections.synchronizedList(new ArrayList<>());
        private final List<Thread> threads = new ArrayList<>();

        Load(JooqTransactions transactions) {
            this.transactions = transactions;
        }

        void start() {
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofPlatform().start(this::ask));
            }
        }

        private void ask() {
            Actor ada = Actors.somewhere();
            while (running.get()) {
                try {
                    transactions.read(ada, () -> transactions.dsl(ada).fetch("SELECT count(*) FROM cases.case_record"));
                    served.incrementAndGet();
                } catch (Unavailable away) {
                    refused.incrementAndGet();
                } catch (RuntimeException other) {
                    unexpected.add(other);
                }
            }
        }

        /** Until many more were served than now. */
        void awaitServed() {
            await(served, served.get() + 50);
        }

        void awaitRefused() {
            await(refused, refused.get() + 4);
        }

        private static void await(AtomicInteger counter, int wanted) {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (counter.get() < wanted) {
                assertThat(System.nanoTime())
                        .as("waited too long for %d, is %d", wanted, counter.get())
                        .isLessThan(until);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }

        void stop() throws InterruptedException {
            running.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
