package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that may be away when it is opened. It is then tried again until it comes; before it was opened, and so found to be as it must be, nobody gets a connection to it. What opens it
 * throws {@link Unavailable} or {@link StorageFull} for what may pass, and anything else, such as {@link StartFailed}, for what does not. Safe for many threads.
 */
public final class LateDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateDatabase.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int TRIES_PER_LINE = 30;

    private final Supplier<Database> opening;
    private final LateSource app = new LateSource();
    private final LateSource worker = new LateSource();
    private final CompletableFuture<Database> outcome = new CompletableFuture<>();
    private Option<Thread> waiting = Option.none();
    private Option<Database> opened = Option.none();
    private boolean stopped;

    /** A database that this opens, each time anew. */
    public LateDatabase(Supplier<Database> opening) {
        this.opening = opening;
    }

    /** Connections that serve requests. */
    public DataSource app() {
        return app;
    }

    /** Connections that find due work. */
    public DataSource worker() {
        return worker;
    }

    /**
     * Opens it, or begins to wait for it when it is away.
     *
     * @param then is told the open database, once; from then on there are connections
     * @return why it is away; none when it is open
     * @throws StartFailed when it is there, but not as it must be
     */
    public Option<String> open(Consumer<Database> then) {
        try {
            publish(opening.get(), then);
            return Option.none();
        } catch (Unavailable | StorageFull away) {
            startWaiting(then);
            return Option.some(reason(away));
        }
    }

    /**
     * Waits until it is open.
     *
     * @throws StartFailed when it came, but is not as it must be
     */
    public Database await() {
        try {
            return outcome.join();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : refused;
        }
    }

    private synchronized void startWaiting(Consumer<Database> then) {
        waiting = Option.some(
                Thread.ofPlatform().daemon().name("sextant-database-wait").start(() -> keepTrying(then)));
    }

    private void keepTrying(Consumer<Database> then) {
        try {
            for (int tries = 1; !isThere(then); tries++) {
                if (tries % TRIES_PER_LINE == 0) {
                    LOG.warn("the database is still away");
                }
                Thread.sleep(BETWEEN_TRIES);
            }
            LOG.info("the database is there");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            outcome.completeExceptionally(refused);
        }
    }

    private boolean isThere(Consumer<Database> then) {
        try {
            publish(opening.get(), then);
            return true;
        } catch (Unavailable | StorageFull away) {
            LOG.debug("the database is still away: {}", reason(away));
            return false;
        }
    }

    private synchronized void publish(Database database, Consumer<Database> then) {
        if (stopped) {
            database.close();
            return;
        }
        opened = Option.some(database);
        app.becomes(database.app());
        worker.becomes(database.workerPool().source());
        then.accept(database);
        outcome.complete(database);
    }

    /** What was observed of a database that is away: what the driver says, and what lies below that. */
    public static String reason(RuntimeException away) {
        String said = String.valueOf(away.getMessage());
        Throwable root = away;
        for (Throwable cause = away; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                said = String.valueOf(cause.getMessage());
            }
            root = cause;
        }
        return root instanceof SQLException ? said : said + " (" + root + ")";
    }

    /** Waits no longer: what is not open now stays so. */
    public synchronized void stopWaiting() {
        stopped = true;
        waiting.forEach(Thread::interrupt);
    }

    /** Closes it, or stops to wait for it. */
    @Override
    public synchronized void close() {
        stopWaiting();
        opened.forEach(Database::close);
        opened = Option.none();
    }
}
