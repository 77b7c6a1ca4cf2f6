package dev.sextant.messaging.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Does independent pieces of work on threads of their own, so many at a time, and waits for all of them. */
final class SideEffects {

    private final int atOnce;

    SideEffects(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Does each of them.
     *
     * @throws RuntimeException what the first one threw, when all have ended
     */
    <T> void forEach(Collection<T> pieces, Consumer<T> work) {
        var free = new Semaphore(atOnce);
        List<Future<Boolean>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T piece : pieces) {
                running.add(threads.submit(limited(free, () -> work.accept(piece))));
            }
        }
        running.forEach(SideEffects::outcome);
    }

    private static Callable<Boolean> limited(Semaphore free, Runnable work) {
        return () -> {
            free.acquire();
            try {
                work.run();
                return true;
            } finally {
                free.release();
            }
        };
    }

    private static void outcome(Future<Boolean> done) {
        try {
            done.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
