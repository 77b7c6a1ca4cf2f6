package dev.sextant.bootstrap;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for something that another process brings about: asks again and again, up to a limit. */
public final class Eventually {

    private static final long BETWEEN_MILLIS = 50;

    private Eventually() {}

    /**
     * Asks until the answer comes without an exception.
     *
     * @throws CompletionException with the last exception, when the limit is reached
     */
    public static <T> T answers(Duration limit, Callable<T> question) {
        var later = CompletableFuture.delayedExecutor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return CompletableFuture.supplyAsync(() -> ask(question), later).join();
            } catch (CompletionException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }

    /** Asks until it is so. */
    public static void is(Duration limit, Callable<Boolean> question) {
        answers(limit, () -> {
            if (!question.call()) {
                throw new IllegalStateException("not within " + limit);
            }
            return true;
        });
    }

    private static <T> T ask(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
