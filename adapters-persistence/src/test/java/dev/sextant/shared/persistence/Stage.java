package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;

/** What a test of an adapter stands on: a fresh database, a pool of the application's role, transactions and ids. */
public final class Stage implements AutoCloseable {

    private final TestDatabase database = PostgresForTests.freshDatabase();
    private final Pool pool;
    private final JooqTransactions transactions;
    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());

    /** With so many connections. */
    public Stage(int connections) {
        this.pool = database.pool(Role.APP, connections);
        this.transactions = new JooqTransactions(pool.source(), Timeouts.standard());
    }

    /** The database. */
    public TestDatabase database() {
        return database;
    }

    /** The pool that the transactions use. */
    public Pool pool() {
        return pool;
    }

    /** Transactions as the application's role. */
    public JooqTransactions transactions() {
        return transactions;
    }

    /** Ids. */
    public IdGenerator ids() {
        return ids;
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
