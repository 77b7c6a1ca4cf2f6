package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqOutbox;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a lane looks for what is new. */
class LaneReaderTest extends RelayStage {

    private static final int EVENTS = 20_000;
    private static final int LOOKS = 20;
    private static final int MOST = 500;
    private static final String READ =
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables WHERE relname LIKE 'outbox%'";

    private final Actor ada = Actors.somewhere();

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

    private long newest() {
        return ledger.numbers("SELECT max(transaction::text::bigint) FROM shared.outbox")
                .getFirst();
    }

    private static long read(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(READ);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void look(Connection connection, LaneProgress from, long running) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            assertThat(LaneReader.read(connection, LaneReader.Wanted.ALL, from, MOST)
                            .events())
                    .extracting(event -> event.place().position() >= running)
                    .containsExactly(true, true);
        }
    }

    /** The server forgets the values of a statement when it has seen it often, and plans for any; then it must not believe that reading everything is cheap. */
    @Test
    void a_look_reads_what_is_new_and_not_the_table_however_often_it_was_done() {
        appendTogether(1, EVENTS);
        appendTogether(1, 1);
        long running = newest();
        appendTogether(1, 1);
        long next = newest();
        stage.database().execute("ANALYZE shared.outbox");
        var from = new LaneProgress(running + ":" + next + ":" + running, Option.none());

        long read = ConnectionWork.run(worker.source(), connection -> {
            look(connection, from, running);
            return read(connection);
        });

        assertThat(read).isBetween((long) LOOKS, (long) EVENTS / 10);
    }

    /** The plan of a look is kept. When the first events come, to read everything is cheap indeed. */
    @Test
    void a_look_that_was_planned_while_there_was_nothing_reads_what_is_new_when_there_is_much() throws SQLException {
        try (var connection = worker.source().getConnection()) {
            var nothing = new LaneProgress("1:2:1", Option.none());
            var nothingLate = new LaneProgress("2:2:", Option.none());
            for (int look = 0; look < LOOKS; look++) {
                LaneReader.read(connection, LaneReader.Wanted.ALL, nothing, MOST);
                LaneReader.read(connection, LaneReader.Wanted.ALL, nothingLate, MOST);
            }
            appendTogether(1, EVENTS);
            appendTogether(1, 1);
            long running = newest();
            appendTogether(1, 1);
            long before = read(connection);

            look(connection, new LaneProgress(running + ":" + newest() + ":" + running, Option.none()), running);
            look(connection, new LaneProgress(running + ":" + running + ":", Option.none()), running);

            assertThat(read(connection) - before).isBetween(2L * LOOKS, (long) EVENTS / 10);
            connection.rollback();
        }
    }
}
