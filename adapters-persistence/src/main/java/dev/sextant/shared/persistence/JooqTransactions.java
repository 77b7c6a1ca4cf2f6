package dev.sextant.shared.persistence;

import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions on PostgreSQL, isolation level read committed. Each begins by setting the actor's tenant for row-level security, as a bound parameter and for this
 * transaction only, so that a connection which goes back to its pool carries no tenant. The transaction is bound to the caller's thread; adapters find it with {@link #dsl}.
 *
 * <p>When the server picks a transaction as the victim of a deadlock or a serialisation failure, the outermost work is run again, a few times. When the answer to
 * the commit itself is lost, nobody knows whether it happened: the caller gets {@link dev.sextant.shared.application.Unavailable} and nothing is tried again.
 *
 * <p>Safe for many threads.
 */
public final class JooqTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JooqTransactions.class);
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final String BEGIN =
            "SELECT set_config('sextant.tenant', ?, true), set_config('statement_timeout', ?, true),"
                    + " set_config('lock_timeout', ?, true), set_config('idle_in_transaction_session_timeout', ?, true)";

    private final DataSource pool;
    private final Timeouts timeouts;
    private final Configuration base = new DefaultConfiguration()
            .set(SQLDialect.POSTGRES)
            .set(new Settings().withExecuteLogging(false).withReturnAllOnUpdatableRecord(false));
    /** Per instance, so that two databases in one program do not see each other's transactions; always removed when the work ends. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<OpenTransaction> current = new ThreadLocal<>();

    /**
     * Transactions on a pool.
     *
     * @param pool connections of the role {@code sextant_app}
     * @param timeouts what the server enforces in each transaction, and how long it may be silent
     */
    public JooqTransactions(DataSource pool, Timeouts timeouts) {
        this.pool = pool;
        this.timeouts = timeouts;
    }

    @Override
    public <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work) {
        OpenTransaction around = current.get();
        if (around == null) {
            return outermost(actor.tenant(), false, work, Either::isRight);
        }
        around.mustBeOf(actor.tenant());
        boolean done = false;
        try {
            Either<L, R> answer = work.get();
            done = answer.isRight();
            return answer;
        } finally {
            if (!done) {
                around.doom();
            }
        }
    }

    @Override
    public <T> T read(Actor actor, Supplier<T> work) {
        OpenTransaction around = current.get();
        if (around == null) {
            return outermost(actor.tenant(), true, work, answer -> true);
        }
        around.mustBeOf(actor.tenant());
        return work.get();
    }

    @Override
    public void afterwards(Runnable action) {
        OpenTransaction around = current.get();
        if (around == null) {
            action.run();
        } else {
            around.afterwards(action);
        }
    }

    /**
     * The actor's open transaction, for adapters.
     *
     * @throws IllegalStateException when the thread is in no transaction, or in one of another tenant
     */
    public DSLContext dsl(Actor actor) {
        return open(actor).dsl();
    }

    /** What is gathered in the actor's open transaction and sent right before it commits; see {@link OpenTransaction#beforeCommit}. */
    <T> T beforeCommit(Actor actor, Object owner, Supplier<T> empty, OpenTransaction.Sending<T> sending) {
        return open(actor).beforeCommit(owner, empty, sending);
    }

    /** Does something right after the actor's open transaction committed, on the same thread; never when it does not. */
    void afterCommit(Actor actor, Runnable action) {
        open(actor).afterCommit(action);
    }

    /** What adapters remember until the actor's open transaction ends. */
    Map<Object, String> notes(Actor actor) {
        return open(actor).notes();
    }

    private OpenTransaction open(Actor actor) {
        OpenTransaction around = current.get();
        if (around == null) {
            throw new IllegalStateException("no transaction is open on this thread");
        }
        around.mustBeOf(actor.tenant());
        return around;
    }

    private <T> T outermost(TenantId tenant, boolean readOnly, Supplier<T> work, Predicate<T> keep) {
        for (int tried = 1; ; tried++) {
            try {
                return once(tenant, readOnly, work, keep);
            } catch (SQLException | RuntimeException failure) {
                if (tried == TRIES || !DatabaseFailures.isLostRace(failure)) {
                    throw DatabaseFailures.translate(failure);
                }
                pause(tried);
            }
        }
    }

    private <T> T once(TenantId tenant, boolean readOnly, Supplier<T> work, Predicate<T> keep) throws SQLException {
        OpenTransaction open;
        T answer;
        try (Connection connection = pool.getConnection()) {
            try {
                begin(connection, tenant, readOnly);
                open = new OpenTransaction(
                        tenant,
                        base.derive(new DefaultConnectionProvider(connection)).dsl());
                current.set(open);
                try {
                    answer = work.get();
                } finally {
                    current.remove();
                }
                if (keep.test(answer) && !open.isDoomed()) {
                    open.finish();
                }
            } catch (SQLException | RuntimeException | Error failure) {
                rollback(connection, failure);
                throw failure;
            }
            if (!keep.test(answer)) {
                connection.rollback();
                open.afterCommit().clear();
            } else if (open.isDoomed()) {
                connection.rollback();
                throw new IllegalStateException("a refusal inside was swallowed: nothing was committed");
            } else {
                commit(connection);
            }
        }
        open.afterCommit().forEach(JooqTransactions::runQuietly);
        open.afterwards().forEach(JooqTransactions::runQuietly);
        return answer;
    }

    private void begin(Connection connection, TenantId tenant, boolean readOnly) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(timeouts.answer().toMillis()));
        connection.setAutoCommit(false);
        if (connection.isReadOnly() != readOnly) {
            connection.setReadOnly(readOnly);
        }
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, tenant.value().toString());
            statement.setString(2, millis(timeouts.statement()));
            statement.setString(3, millis(timeouts.lock()));
            statement.setString(4, millis(timeouts.idle()));
            statement.execute();
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            rollback(connection, failure);
            throw failure;
        }
    }

    /** Leaves the connection clean for whoever borrows it next; a connection that cannot even do that is closed by its pool. */
    private static void rollback(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("something to be done after a transaction failed; its end stands", e);
        }
    }

    private static void pause(int tried) {
        long longest = FIRST_PAUSE.toNanos() << (tried * 2);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE.toNanos(), longest));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
