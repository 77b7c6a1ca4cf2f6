package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.OutboxContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqOutboxTest extends OutboxContract {

    private static final UserId ADA = new UserId(new UUID(1, 1));
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(2);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Outbox outbox() {
        return new JooqOutbox(stage.transactions(), stage.ids());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected Event event(UUID aggregateId) {
        return new CaseEvent.CaseTagged(new CaseId(aggregateId), new Tag("prod"), ADA, Instant.EPOCH);
    }

    @Override
    protected Event anotherEvent(UUID aggregateId) {
        return new CaseEvent.CaseDeleted(new CaseId(aggregateId), ADA, Instant.EPOCH);
    }

    @Override
    protected List<Stored> stored(Actor actor) {
        return stage.transactions()
                .read(
                        actor,
                        () -> stage.transactions()
                                .dsl(actor)
                                .selectFrom(OUTBOX)
                                .orderBy(OUTBOX.EVENT_ID)
                                .fetch(row -> new Stored(
                                        row.getType(),
                                        row.getAggregateId(),
                                        row.getAggregateVersion(),
                                        row.getRequestId())));
    }

    @Test
    void a_row_holds_everything_that_a_relay_needs() {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        stage.transactions().write(ada, () -> {
            outbox().append(ada, "case", 7, List.of(anotherEvent(aggregate), event(aggregate)));
            return Either.right("done");
        });
        var rows = stage.transactions()
                .read(
                        ada,
                        () -> stage.transactions()
                                .dsl(ada)
                                .selectFrom(OUTBOX)
                                .orderBy(OUTBOX.SEQUENCE)
                                .fetch());
        assertThat(rows.map(row -> row.getSequence())).containsExactly(0, 1);
        var last = rows.get(1);
        assertThat(last.getAggregateType()).isEqualTo("case");
        assertThat(last.getVersion()).isEqualTo(1);
        assertThat(last.getActor()).isEqualTo(ada.user().value());
        assertThat(last.getOccurredAt()).isEqualTo(Instant.EPOCH);
        assertThat(last.getPayload().data()).contains("\"tag\": \"prod\"");
    }

    @Test
    void nobody_changes_or_removes_an_event() {
        Actor ada = Actors.somewhere();
        for (String sql : List.of("UPDATE shared.outbox SET type = 'x'", "DELETE FROM shared.outbox")) {
            assertThatThrownBy(() -> stage.transactions()
                            .write(
                                    ada,
                                    () -> Either.right(
                                            stage.transactions().dsl(ada).execute(sql))))
                    .hasStackTraceContaining("permission denied");
        }
    }
}
