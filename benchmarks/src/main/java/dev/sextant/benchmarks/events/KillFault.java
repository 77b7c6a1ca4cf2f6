package dev.sextant.benchmarks.events;

import dev.sextant.benchmarks.events.CutProxy.Way;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What goes wrong in a round. When it returns, nothing is wrong any more, but that nodes may be gone. */
enum KillFault {
    NOTHING((scene, victim) -> pause(scene.some())),
    NODE_KILLED((scene, victim) -> scene.cluster().kill(victim)),
    ALL_NODES_KILLED((scene, victim) -> {
        for (int i = 0; i < scene.cluster().size(); i++) {
            scene.cluster().kill(i);
        }
    }),
    NODE_STOPPED_PAST_ITS_LEASE((scene, victim) -> {
        scene.cluster().signal(victim, "STOP");
        pause(scene.stop());
        scene.cluster().signal(victim, "CONT");
    }),
    HANDLER_DIES((scene, victim) -> {
        scene.cluster().tell(victim, "die");
        scene.cluster().awaitDeath(victim, scene.stop().toMillis());
    }),
    HANDLER_OUTSIDE_DIES((scene, victim) -> {
        scene.cluster().tell(victim, "die-telling");
        scene.cluster().awaitDeath(victim, scene.stop().toMillis());
    }),
    DATABASE_KILLED((scene, victim) -> {
        KillCluster.signal("KILL", Stream.of(scene.server()));
        scene.awaitDatabase();
    }),
    DATABASE_STOPPED_PAST_THE_LEASE((scene, victim) -> {
        var processes = Stream.concat(Stream.of(scene.server()), scene.server().descendants())
                .toList();
        KillCluster.signal("STOP", processes.stream());
        pause(scene.stop());
        KillCluster.signal("CONT", processes.stream());
    }),
    NETWORK_REFUSES((scene, victim) -> scene.turn(victim, Way.REFUSING)),
    NETWORK_SWALLOWS((scene, victim) -> scene.turn(victim, Way.SWALLOWING)),
    NETWORK_IS_SLOW((scene, victim) -> scene.turn(victim, Way.SLOW)),
    ANSWERS_TO_COMMITS_ARE_LOST((scene, victim) -> scene.turn(victim, Way.LOSING_COMMITS)),
    CONNECTIONS_ARE_CUT_SOMEWHERE((scene, victim) -> {
        long until = System.nanoTime() + scene.stop().toNanos();
        while (System.nanoTime() < until) {
            scene.cluster().network(victim).cutAfter(scene.random().nextLong(60_000));
            pause(scene.some());
        }
        scene.cluster().network(victim).turn(Way.OPEN);
    });

    /** Captures nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Work work;

    KillFault(Work work) {
        this.work = work;
    }

    /** Does it to one of the nodes, or to the database. */
    void on(Scene scene) throws IOException, InterruptedException {
        work.on(scene, scene.random().nextInt(scene.cluster().size()));
    }

    private interface Work {
        void on(Scene scene, int victim) throws IOException, InterruptedException;
    }

    /**
     * Where it happens.
     *
     * @param stop how long what stops is stopped: longer than a lease
     */
    record Scene(KillCluster cluster, EventDatabase database, RandomGenerator random, Duration stop) {

        private static final long LONGEST_MILLIS = 400;
        private static final Duration LOOK = Duration.ofMillis(50);
        private static final int LOOKS = 600;

        Duration some() {
            return Duration.ofMillis(random.nextLong(LONGEST_MILLIS));
        }

        ProcessHandle server() {
            return ProcessHandle.of(database.pid()).orElseThrow();
        }

        void turn(int victim, Way way) {
            cluster.network(victim).turn(way);
            pause(stop);
            cluster.network(victim).turn(Way.OPEN);
        }

        void awaitDatabase() {
            for (int i = 0; i < LOOKS; i++) {
                pause(LOOK);
                try (var connection = database.superuser();
                        var statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                    return;
                } catch (SQLException notYet) {
                    // It comes back, or the loop ends.
                }
            }
            throw new IllegalStateException("the database does not come back");
        }
    }

    /** Waits. */
    static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
