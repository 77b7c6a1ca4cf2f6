package dev.sextant.benchmarks;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.shared.application.AuditQueries.Verification;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqAuditQueries;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Timeouts;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** How long it takes until 100,000 audit entries are linked, and how long to compute every link again. */
public final class AuditBenchmark {

    private static final int BATCHES = 100;
    private static final int BATCH = 1_000;
    private static final String TENANT = "SELECT set_config('sextant.tenant', ?, true)";
    private static final String ENTRIES =
            "INSERT INTO shared.audit_entry (tenant_id, id, at, actor, request_id, address, credential, action, object_type, object_id, outcome, after)"
                    + " SELECT current_setting('sextant.tenant')::uuid, gen_random_uuid(), now(), gen_random_uuid(), 'req-' || n, '192.0.2.7', 'session_0',"
                    + " 'case.message_added', 'case', gen_random_uuid(), 'DONE', encode(sha256(n::text::bytea), 'hex') FROM generate_series(1, ?) n";

    private AuditBenchmark() {}

    /** Runs the measurement and prints three lines. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path data = Files.createTempDirectory("sextant-audit-benchmark");
        var flags = new Flags(Option.none(), Map.of(Key.DATA, data.toString(), Key.PORT, "0", Key.LOG_LEVEL, "warn"));
        Configuration configuration = Configuration.read(flags, Map.of(), data)
                .getOrElseThrow(problems -> new IllegalStateException(String.join("\n", problems)));
        try (Server server = Server.start(configuration)) {
            Actor actor = LocalWorkspace.actor(Set.of(), "benchmark");
            var transactions = new JooqTransactions(server.database().app(), Timeouts.standard());
            var queries = new JooqAuditQueries(transactions, Option.none());
            long start = System.nanoTime();
            for (int i = 0; i < BATCHES; i++) {
                add(server.database().app().getConnection());
            }
            say("added", BATCHES * BATCH, start);
            Verification found;
            do {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                found = transactions.read(actor, () -> queries.verify(actor, true));
            } while (found.waiting() > 0);
            say("linked", found.checked(), start);
            for (int round = 0; round < 3; round++) {
                start = System.nanoTime();
                found = transactions.read(actor, () -> queries.verify(actor, true));
                say("verified", found.checked(), start);
            }
            if (!found.isWhole()) {
                throw new IllegalStateException(found.toString());
            }
        }
    }

    private static void add(Connection connection) throws SQLException {
        try (connection;
                var tenant = connection.prepareStatement(TENANT);
                var entries = connection.prepareStatement(ENTRIES)) {
            tenant.setString(1, LocalWorkspace.TENANT.value().toString());
            tenant.execute();
            entries.setInt(1, BATCH);
            entries.execute();
            connection.commit();
        }
    }

    private static void say(String what, long entries, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-9s %,8d entries in %6.2f s%n", what, entries, seconds);
    }
}
