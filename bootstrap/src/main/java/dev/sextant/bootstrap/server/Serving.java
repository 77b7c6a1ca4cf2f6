package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.logging.ProgramLog;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the server as a program of its own: until a signal, which is a wish to stop and no failure. */
public final class Serving {

    private Serving() {}

    /**
     * Starts the server, tells when it and its database are there, and does not return: a signal (SIGINT, SIGTERM, SIGHUP) stops the server and ends the process with 0, or with 1 when
     * stopping failed.
     *
     * @param log where the log goes
     * @param terminal whether a person reads it
     * @param ready is told the server
     * @throws dev.sextant.bootstrap.StartFailed when it does not start, or when a database that was away came and is not as it must be
     */
    public static void untilStopped(
            Configuration configuration, PrintStream log, boolean terminal, Consumer<Server> ready) {
        String format = configuration.text(Key.LOG_FORMAT);
        boolean json = format.equals("json") || (format.equals("auto") && !terminal);
        ProgramLog.to(log, configuration.text(Key.LOG_LEVEL), json);
        var starting = new CountDownLatch(1);
        var stopper = new Stopper(starting);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("sextant-stop").unstarted(stopper));
        Server server;
        try {
            server = Server.start(configuration);
            stopper.server = server;
        } catch (RuntimeException failure) {
            stopper.failed = true;
            throw failure;
        } finally {
            starting.countDown();
        }
        waitForDatabase(server, stopper);
        ready.accept(server);
        waitForEver();
    }

    private static void waitForDatabase(Server server, Stopper stopper) {
        try {
            server.database();
        } catch (RuntimeException refused) {
            server.close();
            stopper.failed = true;
            throw refused;
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs when the process is about to end. A signal during the start waits for it, so that no database is left behind. */
    private static final class Stopper implements Runnable {

        private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

        private final CountDownLatch starting;
        private volatile @org.jspecify.annotations.Nullable Server server;
        private volatile boolean failed;

        Stopper(CountDownLatch starting) {
            this.starting = starting;
        }

        @Override
        public void run() {
            if (failed) {
                return;
            }
            try {
                starting.await();
                Server running = server;
                if (running == null) {
                    return;
                }
                LOG.info("stopping");
                running.close();
                LOG.info("stopped");
                // A signal would end the process with 128 + its number, which supervisors take for a failure.
                Runtime.getRuntime().halt(0);
            } catch (RuntimeException failure) {
                LOG.error("the server did not stop cleanly", failure);
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
