package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeasesTest extends RelayStage {

    private static final Duration LEASE = Duration.ofSeconds(10);

    @Test
    void a_lane_that_is_being_moved_while_leases_are_renewed_is_held_for_what_is_left() throws SQLException {
        var leases = new Leases(worker.source(), stage.ids().next(), "node", LEASE);
        List<Subscriber> subscribers =
                leases.enrol(List.of(ProofLedger.noting("proof", stage.transactions(), (actor, event) -> {})), 1);
        Lane lane = leases.take(subscribers, 1).getFirst();
        try (var moving = stage.database().superuser().getConnection();
                var statement = moving.createStatement()) {
            moving.setAutoCommit(false);
            statement.execute("SELECT FROM messaging.lane FOR UPDATE");
            Leases.Renewal renewal = leases.renew(subscribers, Map.of(lane.id(), lane));
            assertThat(renewal.held()).containsOnlyKeys(lane.id());
            assertThat(renewal.held().get(lane.id())).isPositive().isLessThan(LEASE);
            moving.rollback();
        }
    }
}
