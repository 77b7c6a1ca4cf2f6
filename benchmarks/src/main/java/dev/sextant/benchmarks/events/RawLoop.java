package dev.sextant.benchmarks.events;

import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.persistence.ConnectionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Threads that work in transactions as long as there is something to do, and then wait until they are woken. */
final class RawLoop implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final List<Semaphore> bells = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** One piece of work of a thread, in a transaction; says whether there was something. */
    interface Step {
        boolean in(Connection connection, int thread) throws SQLException;
    }

    RawLoop(DataSource source, int size, Step step) {
        for (int i = 0; i < size; i++) {
            int number = i;
            var bell = new Semaphore(0);
            bells.add(bell);
            threads.add(Thread.ofPlatform().start(() -> run(source, number, bell, step)));
        }
    }

    private void run(DataSource source, int number, Semaphore bell, Step step) {
        try {
            while (!over) {
                bell.drainPermits();
                boolean more = ConnectionWork.run(source, connection -> step.in(connection, number));
                if (!more) {
                    bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Unavailable gone) {
            throw new IllegalStateException("the database is gone", gone);
        }
    }

    /** There is something to do for one of them. */
    void wake(int thread) {
        bells.get(thread).release();
    }

    /** There is something to do for any of them. */
    void wakeAll() {
        bells.forEach(Semaphore::release);
    }

    @Override
    public void close() {
        over = true;
        wakeAll();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
