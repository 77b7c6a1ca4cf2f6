package dev.sextant.benchmarks.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What should have happened, by the aggregates themselves, beside what did: in the effects of the same database and in those outside. */
final class KillLedger {

    private static final String TABLES = "CREATE SCHEMA proof;"
            + " CREATE TABLE proof.aggregate (id uuid PRIMARY KEY, version bigint NOT NULL DEFAULT 0);"
            + " CREATE TABLE proof.effect (n bigint GENERATED ALWAYS AS IDENTITY, aggregate uuid, version bigint, event uuid);"
            + " CREATE INDEX ON proof.effect (aggregate, version);"
            + " GRANT USAGE ON SCHEMA proof TO sextant_app; GRANT INSERT ON proof.effect TO sextant_app;"
            + " GRANT SELECT, UPDATE ON proof.aggregate TO sextant_app";
    private static final String NOTED = "SELECT (SELECT sum(version) FROM proof.aggregate),"
            + " (SELECT count(*) FROM proof.aggregate a CROSS JOIN LATERAL generate_series(1, a.version) v"
            + "   WHERE NOT EXISTS (SELECT FROM proof.effect e WHERE e.aggregate = a.id AND e.version = v)),"
            + " (SELECT count(*) FROM (SELECT FROM proof.effect GROUP BY aggregate, version HAVING count(*) > 1) t),"
            + " (SELECT count(*) FROM (SELECT version < lag(version) OVER (PARTITION BY aggregate ORDER BY n) AS wrong FROM proof.effect) t WHERE wrong),"
            + " (SELECT count(*) FROM messaging.parked)";

    private final EventDatabase database;
    private final Path told;

    /**
     * What is wrong, altogether, with both kinds of effects.
     *
     * @param changes how often aggregates changed, and so how many events there must be
     * @param lost changes without an effect
     * @param twice changes with more than one; outside, with effects under more than one idempotency key
     * @param reordered effects that came after one of a later change of the same aggregate
     * @param parked aggregates that wait for another try
     * @param again effects outside that came again under the same key, which is allowed
     */
    record Account(long changes, long lost, long twice, long reordered, long parked, long again) {

        boolean isSettled() {
            return lost == 0 && parked == 0;
        }

        Account since(Account before) {
            return new Account(
                    changes - before.changes,
                    lost - before.lost,
                    twice - before.twice,
                    reordered - before.reordered,
                    parked,
                    again - before.again);
        }
    }

    KillLedger(EventDatabase database, Path told) throws IOException {
        this.database = database;
        this.told = told;
        Files.createFile(told);
        database.execute(TABLES);
        for (int i = 0; i < KillNode.AGGREGATES; i++) {
            database.execute("INSERT INTO proof.aggregate VALUES ('" + KillNode.aggregate(i) + "')");
        }
    }

    /**
     * How it stands now.
     *
     * @throws SQLException when the database does not answer
     */
    Account account() throws SQLException, IOException {
        try (Connection connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(NOTED)) {
            rows.next();
            long changes = rows.getLong(1);
            Account outside = outside(changes);
            return new Account(
                    changes,
                    rows.getLong(2) + outside.lost(),
                    rows.getLong(3) + outside.twice(),
                    rows.getLong(4) + outside.reordered(),
                    rows.getLong(5),
                    outside.again());
        }
    }

    private Account outside(long changes) throws IOException {
        var keys = new HashSet<String>();
        var effects = new HashSet<String>();
        Map<String, Long> newest = new HashMap<>();
        long twice = 0;
        long reordered = 0;
        List<String> lines = Files.readAllLines(told, StandardCharsets.US_ASCII);
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (!keys.add(parts[0])) {
                // Whoever receives it knows the key, and leaves it at that.
                continue;
            }
            if (!effects.add(parts[1] + " " + parts[2])) {
                twice++;
            }
            long version = Long.parseLong(parts[2]);
            if (newest.merge(parts[1], version, Math::max) > version) {
                reordered++;
            }
        }
        return new Account(changes, changes - effects.size(), twice, reordered, 0, (long) lines.size() - keys.size());
    }
}
