package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqOutbox;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** How what events say is found. */
class EventContentsTest extends RelayStage {

    private static final int EVENTS = 20_000;
    private static final int TIMES = 20;
    private static final String READ =
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables WHERE relname LIKE 'outbox%'";

    private final Actor ada = Actors.somewhere();
    private final EventContents contents = new EventContents(EventContracts.of());

    /** All of one aggregate and of one moment. */
    private void appendTogether(long first, int many) {
        UUID aggregate = UUID.randomUUID();
        stage.transactions().<String, Boolean>write(ada, () -> {
            var outbox = new JooqOutbox(stage.transactions(), stage.ids());
            for (long version = first; version < first + many; version++) {
                var event = new CaseEvent.CaseTagged(
                        new CaseId(aggregate), new Tag("v" + version), ada.user(), Instant.EPOCH);
                outbox.append(ada, "case", version, List.of(event));
            }
            return Either.right(true);
        });
    }

    private List<LaneEvent> some(int most) {
        var fromBeginning = new LaneProgress("1:1:", Option.none());
        return ConnectionWork.read(
                        worker.source(),
                        connection -> LaneReader.read(connection, LaneReader.Wanted.ALL, fromBeginning, most))
                .events();
    }

    private long taken(List<LaneEvent> events, String subscriber) {
        return stage.transactions()
                .<String, Long>write(ada, () -> {
                    DSLContext dsl = stage.transactions().dsl(ada);
                    assertThat(contents.take(dsl, ada.tenant(), subscriber, events))
                            .hasSize(events.size());
                    return Either.right(dsl.fetchOptional(READ)
                            .map(row -> row.get(0, Long.class))
                            .orElse(0L));
                })
                .get();
    }

    /** The plan is kept, from when there were few events, which any index finds. */
    @Test
    void to_take_one_event_reads_one_row_however_many_there_are() {
        appendTogether(1, 1);
        List<LaneEvent> first = some(1);
        for (int time = 0; time < TIMES; time++) {
            taken(first, "test.early_" + time);
        }
        appendTogether(1, EVENTS);

        long read = taken(some(2).subList(1, 2), "test.later");

        assertThat(read).isBetween(1L, 10L);
    }

    @Test
    void what_took_effect_before_is_not_taken_again() {
        appendTogether(1, 3);
        List<LaneEvent> events = some(3);
        taken(events.subList(1, 2), "test.once");

        var taken = stage.transactions()
                .<String, Integer>write(ada, () -> {
                    DSLContext dsl = stage.transactions().dsl(ada);
                    var fresh = contents.take(dsl, ada.tenant(), "test.once", events);
                    assertThat(fresh)
                            .containsOnlyKeys(events.get(0).id(), events.get(2).id());
                    return Either.right(fresh.size());
                })
                .get();

        assertThat(taken).isEqualTo(2);
    }
}
