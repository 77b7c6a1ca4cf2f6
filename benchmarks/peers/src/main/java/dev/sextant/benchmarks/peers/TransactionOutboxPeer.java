package dev.sextant.benchmarks.peers;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import dev.sextant.benchmarks.events.Contestant;
import dev.sextant.benchmarks.events.Handling;
import dev.sextant.benchmarks.events.Numbered;
import dev.sextant.benchmarks.events.Payload;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * {@code com.gruelbox:transactionoutbox-core} 4.2.268, the newest version that the registry has: it has no ordered topics. Set up as its documentation does without a framework; work is handed to threads after the commit, in memory, and the
 * background thread looks for what was left over. The queue before the threads has no end, so that nothing has to wait for the background thread only because much was appended at once.
 */
final class TransactionOutboxPeer implements Contestant {

    private static final long LOOK_MILLIS = 1_000;

    private final DataSource application;

    TransactionOutboxPeer(DataSource application) {
        this.application = application;
    }

    /** What is scheduled: a call of this. */
    public interface Receiver {

        /** Takes an event. */
        void take(int aggregate, int version, String payload);
    }

    @Override
    public String name() {
        return "transactionoutbox 4.2";
    }

    @Override
    public List<String> eventTables() {
        return List.of("sextant_app.txno_outbox");
    }

    @Override
    public List<String> otherTables() {
        return List.of();
    }

    @Override
    public Run start(Handling handling) {
        Peers.execute(application, "DROP TABLE IF EXISTS txno_outbox, txno_version");
        var transactions = TransactionManager.fromDataSource(application);
        ExecutorService threads = Executors.newFixedThreadPool(Peers.THREADS);
        Receiver receiver = (aggregate, version, payload) -> handling.handle(new Numbered(aggregate, version));
        TransactionOutbox outbox = TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> receiver))
                .submitter(Submitter.withExecutor(threads))
                .build();
        return new Running(transactions, outbox, threads);
    }

    private static final class Running implements Run {

        private final TransactionManager transactions;
        private final TransactionOutbox outbox;
        private final ExecutorService threads;
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread background;

        Running(TransactionManager transactions, TransactionOutbox outbox, ExecutorService threads) {
            this.transactions = transactions;
            this.outbox = outbox;
            this.threads = threads;
            this.background = Thread.ofPlatform().start(this::flush);
        }

        private void flush() {
            try {
                while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    boolean more = outbox.flush();
                    while (more && over.getCount() > 0) {
                        more = outbox.flush();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void append(List<Numbered> events) {
            transactions.inTransaction(() -> events.forEach(
                    event -> outbox.schedule(Receiver.class).take(event.aggregate(), event.version(), Payload.JSON)));
        }

        @Override
        public void close() {
            over.countDown();
            threads.close();
            try {
                background.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
