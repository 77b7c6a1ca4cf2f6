package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Effects of a transactional reaction in a table of the same database, and what is wrong with them: what is lost, what took effect twice, what came in the wrong order. */
final class ProofLedger {

    private final TestDatabase database;

    /**
     * What is wrong with the effects of one subscriber.
     *
     * @param events how many events there are
     * @param lost events without an effect
     * @param twice events with more than one
     * @param disordered effects that came after one of a later event of the same aggregate
     */
    record Account(long events, long lost, long twice, long disordered) {}

    ProofLedger(TestDatabase database) {
        this.database = database;
        database.execute(
                "CREATE SCHEMA proof; CREATE TABLE proof.effect (n bigint GENERATED ALWAYS AS IDENTITY, subscriber text, event_id uuid,"
                        + " aggregate_id uuid, version bigint, sequence integer, delivery uuid, transactional boolean);"
                        + "GRANT USAGE ON SCHEMA proof TO sextant_app; GRANT INSERT ON proof.effect TO sextant_app");
    }

    Account account(String subscriber) {
        try (var connection = database.superuser().getConnection();
                var query = connection.prepareStatement(
                        "WITH e AS (SELECT * FROM proof.effect WHERE subscriber = ?)"
                                + " SELECT (SELECT count(*) FROM shared.outbox),"
                                + " (SELECT count(*) FROM shared.outbox o WHERE NOT EXISTS (SELECT FROM e WHERE e.event_id = o.event_id)),"
                                + " (SELECT count(*) FROM (SELECT FROM e GROUP BY event_id HAVING count(*) > 1) t),"
                                + " (SELECT count(*) FROM (SELECT (version, sequence) < lag((version, sequence)) OVER (PARTITION BY aggregate_id ORDER BY n) AS wrong FROM e) t WHERE wrong)")) {
            query.setString(1, subscriber);
            try (var rows = query.executeQuery()) {
                rows.next();
                return new Account(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Waits until nothing is lost any more, so long at most. */
    Account settled(String subscriber, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        Account account = account(subscriber);
        while (account.lost() > 0 && System.nanoTime() < until) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
            account = account(subscriber);
        }
        return account;
    }

    List<Long> numbers(String sql) {
        return numbers(database, sql);
    }

    static List<Long> numbers(TestDatabase database, String sql) {
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var numbers = new java.util.ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Notes every event, after whatever else is to happen. */
    static Reaction noting(String name, JooqTransactions transactions, BiConsumer<Actor, ReceivedEvent> before) {
        return new Reaction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<EventKind> to() {
                return Set.of();
            }

            @Override
            public Effect effect() {
                return Effect.TRANSACTIONAL;
            }

            @Override
            public RetryRule retry() {
                return new RetryRule(3, Duration.ofMillis(50), Duration.ofMillis(200), 0.2);
            }

            @Override
            public void on(Actor actor, ReceivedEvent event) {
                before.accept(actor, event);
                note(transactions, actor, name, event, true);
            }
        };
    }

    /** Notes an effect in the actor's open transaction. */
    static void note(
            JooqTransactions transactions, Actor actor, String name, ReceivedEvent event, boolean transactional) {
        transactions.dsl(actor).connection(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO proof.effect (subscriber, event_id, aggregate_id, version, sequence,"
                            + " delivery, transactional) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                new Binding(insert)
                        .text(name)
                        .id(event.id())
                        .id(event.subject().id())
                        .whole(event.subject().version())
                        .number(event.subject().sequence())
                        .id(event.delivery())
                        .truth(transactional);
                insert.executeUpdate();
            }
        });
    }
}
