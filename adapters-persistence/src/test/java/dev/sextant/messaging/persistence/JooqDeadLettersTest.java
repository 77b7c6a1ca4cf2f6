package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetterQueries.ContentView;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.application.DeadLettersContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JooqDeadLettersTest extends DeadLettersContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(4);
        stage.database()
                .execute(
                        "INSERT INTO messaging.subscriber (id, name, lanes) VALUES (1, 'billing', 1), (2, 'search', 1)");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected DeadLetters letters() {
        return new JooqDeadLetters(stage.transactions());
    }

    @Override
    protected DeadLetterQueries queries() {
        return new JooqDeadLetters(stage.transactions());
    }

    @Override
    protected void add(Actor actor, LetterView view, Option<ContentView> content) {
        stage.transactions().write(actor, () -> {
            var dsl = stage.transactions().dsl(actor);
            var event = view.event();
            dsl.execute(
                    "INSERT INTO messaging.parked (tenant_id, id, subscriber, lane, aggregate_type, aggregate_id, event_id, recorded_at, at_version,"
                            + " at_sequence, type, version, delivery, state, attempts, due_at, cause_group, cause, first_failed_at, last_failed_at)"
                            + " SELECT ?::uuid, ?::uuid, s.id, 0, ?, ?::uuid, ?::uuid, ?::timestamptz, ?, 0, ?, ?, ?::uuid, ?, ?, ?::timestamptz, ?, ?,"
                            + " ?::timestamptz, ?::timestamptz FROM messaging.subscribers() s WHERE s.name = ?",
                    actor.tenant().value(),
                    view.id().value(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.id(),
                    event.recordedAt().atOffset(ZoneOffset.UTC),
                    event.aggregateVersion(),
                    event.type(),
                    event.version(),
                    view.deliveryId(),
                    view.state().name(),
                    view.attempts(),
                    view.dueAt().map(at -> at.atOffset(ZoneOffset.UTC)).getOrNull(),
                    view.causeGroup(),
                    view.cause(),
                    view.firstFailedAt().atOffset(ZoneOffset.UTC),
                    view.lastFailedAt().atOffset(ZoneOffset.UTC),
                    view.subscriber());
            content.forEach(said -> dsl.execute(
                    "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type, version, payload,"
                            + " actor, request_id, occurred_at, recorded_at, bucket)"
                            + " VALUES (?, ?, ?, ?, ?, 0, ?, ?, '{\"title\": \"Checkout fails\"}', ?, ?, ?::timestamptz, ?::timestamptz, 0)",
                    actor.tenant().value(),
                    event.id(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.aggregateVersion(),
                    event.type(),
                    event.version(),
                    actor.user().value(),
                    said.requestId(),
                    said.occurredAt().atOffset(ZoneOffset.UTC),
                    event.recordedAt().atOffset(ZoneOffset.UTC)));
            return Either.right(view);
        });
    }

    @Override
    protected Option<String> reason(Actor actor, LetterView discarded) {
        return transactions()
                .read(
                        actor,
                        () -> Option.of(stage.transactions()
                                        .dsl(actor)
                                        .fetchOne(
                                                "SELECT reason FROM messaging.discarded WHERE event_id = ? AND subscriber = ?",
                                                discarded.event().id(),
                                                discarded.subscriber()))
                                .map(row -> row.get(0, String.class)));
    }
}
