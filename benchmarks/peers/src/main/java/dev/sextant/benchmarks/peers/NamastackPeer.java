package dev.sextant.benchmarks.peers;

import dev.sextant.benchmarks.events.Contestant;
import dev.sextant.benchmarks.events.Handling;
import dev.sextant.benchmarks.events.Numbered;
import dev.sextant.benchmarks.events.Payload;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code io.namastack:namastack-outbox-starter-jdbc} 1.6.0, which keeps the order of each record key, configured by itself in a Spring context. It looks for records at a pace and for so many keys at a time: a hundred times a second and
 * for a thousand keys here, where its own settings are two seconds and ten. Records that are done are deleted, which was faster than marking them. Whoever doubts these settings can name others as system properties, which go before.
 */
final class NamastackPeer implements Contestant {

    private static final int PARTITIONS = 256;
    private static final long MOMENT = 50_000_000;

    private static final Map<String, Object> SETTINGS = Map.of(
            "namastack.outbox.polling.trigger", "fixed",
            "namastack.outbox.polling.fixed.interval", "10ms",
            "namastack.outbox.polling.batch-size", "1000",
            "namastack.outbox.processing.executor-core-pool-size", Peers.THREADS,
            "namastack.outbox.processing.executor-max-pool-size", Peers.THREADS,
            "namastack.outbox.processing.delete-completed-records", "true",
            "namastack.outbox.multicaster.enabled", "false",
            "namastack.outbox.instance.rebalance-interval", "1s");

    private final DataSource application;

    NamastackPeer(DataSource application) {
        this.application = application;
    }

    /** What is scheduled. */
    public record Happening(int aggregate, int version, String payload) {}

    /** Takes it. */
    public record Receiver(Handling handling) implements OutboxTypedHandler<Happening> {

        @Override
        public void handle(Happening happening, OutboxRecordMetadata metadata) {
            handling.handle(new Numbered(happening.aggregate(), happening.version()));
        }
    }

    /** Everything that Spring finds to configure. */
    @EnableAutoConfiguration
    public static class Everything {}

    @Override
    public String name() {
        return "namastack 1.6, by key";
    }

    @Override
    public List<String> eventTables() {
        return List.of("sextant_app.outbox_record");
    }

    @Override
    public List<String> otherTables() {
        return List.of("sextant_app.outbox_instance", "sextant_app.outbox_partition");
    }

    @Override
    public Run start(Handling handling) {
        Peers.execute(application, "DROP TABLE IF EXISTS outbox_record, outbox_instance, outbox_partition");
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("settings", SETTINGS));
        context.registerBean(
                "dataSource", DataSource.class, () -> application, definition -> definition.setDestroyMethodName(""));
        context.registerBean(Receiver.class, () -> new Receiver(handling));
        context.register(Everything.class);
        context.refresh();
        while (owned() < PARTITIONS) {
            LockSupport.parkNanos(MOMENT);
        }
        return new Running(
                context,
                context.getBean(Outbox.class),
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
    }

    /** How many of its partitions it has given to itself. */
    private int owned() {
        try (var connection = application.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(*) FROM outbox_partition WHERE instance_id IS NOT NULL")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Running(AnnotationConfigApplicationContext context, Outbox outbox, TransactionTemplate transactions)
            implements Run {

        @Override
        public void append(List<Numbered> events) {
            transactions.executeWithoutResult(status -> events.forEach(event -> outbox.schedule(
                    new Happening(event.aggregate(), event.version(), Payload.JSON),
                    Integer.toString(event.aggregate()))));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
