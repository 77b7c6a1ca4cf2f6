package dev.sextant.benchmarks.peers;

import dev.sextant.benchmarks.events.Contestant;
import dev.sextant.benchmarks.events.OutboxBenchmark;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** All of them. */
public final class Peers implements OutboxBenchmark.Guests {

    /** How many threads each of them handles events with: as many as this suite has lanes. */
    static final int THREADS = 4;

    /** Found by the service loader. */
    public Peers() {}

    @Override
    public List<Contestant> on(DataSource application) {
        return List.of(new TransactionOutboxPeer(application), new NamastackPeer(application));
    }

    /** Runs SQL that is committed by itself. */
    static void execute(DataSource application, String sql) {
        try (var connection = application.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
