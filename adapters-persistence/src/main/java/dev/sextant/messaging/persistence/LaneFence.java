package dev.sextant.messaging.persistence;

import dev.sextant.shared.persistence.ConnectionWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Lets nothing be written for a lane that is in other hands. Asked in the transaction of what is written, it holds until that transaction ends. */
final class LaneFence {

    private static final String HOLD = "SELECT messaging.hold_lane(?, ?, ?)";
    private static final String MOVE =
            "SELECT messaging.move_lane(?, ?, ?, ? * interval '1 millisecond', ?, ?, ?, ?, ?, ?)";

    private final Lane lane;
    private final Duration lease;
    private final BooleanSupplier fresh;

    /**
     * A fence.
     *
     * @param fresh whether the lease was renewed recently enough, by the clock of this process, that nobody else can hold the lane
     */
    LaneFence(Lane lane, Duration lease, BooleanSupplier fresh) {
        this.lane = lane;
        this.lease = lease;
        this.fresh = fresh;
    }

    /** Passes while the lease cannot have run out; for effects that no transaction of this database can take back. */
    void mustBeFresh() {
        if (!fresh.getAsBoolean()) {
            throw new LaneLost(lane);
        }
    }

    /** Keeps the lane until the transaction ends. */
    void hold(DSLContext dsl) {
        dsl.connection(connection -> {
            try (var statement = connection.prepareStatement(HOLD)) {
                new Binding(statement)
                        .number(lane.subscriber().id())
                        .number(lane.number())
                        .whole(lane.token());
                must(statement);
            }
        });
    }

    /** Moves the lane together with what the transaction does. */
    void move(DSLContext dsl, LaneProgress to) {
        dsl.connection(connection -> move(connection, to));
    }

    /** Moves the lane alone, in a transaction of its own. */
    void moveAlone(DataSource worker, LaneProgress to) {
        ConnectionWork.run(worker, connection -> {
            move(connection, to);
            return to;
        });
    }

    private void move(Connection connection, LaneProgress to) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            bind(statement, to);
            must(statement);
        }
    }

    private void bind(PreparedStatement statement, LaneProgress to) throws SQLException {
        var at = new Binding(statement)
                .number(lane.subscriber().id())
                .number(lane.number())
                .whole(lane.token())
                .whole(lease.toMillis())
                .text(to.seen());
        if (to.underway().isEmpty()) {
            at.text(null).any(null).any(null).any(null).any(null);
        } else {
            LaneProgress.Underway underway = to.underway().get();
            at.text(underway.target())
                    .whole(underway.at().position())
                    .whole(underway.at().version())
                    .number(underway.at().sequence())
                    .id(underway.at().event());
        }
    }

    private void must(PreparedStatement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            answer.next();
            if (!answer.getBoolean(1)) {
                throw new LaneLost(lane);
            }
        }
    }
}
