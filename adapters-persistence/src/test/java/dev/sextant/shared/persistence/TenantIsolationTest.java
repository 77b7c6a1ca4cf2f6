package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.persistence.JooqCaseMessages;
import dev.sextant.cases.persistence.JooqCases;
import dev.sextant.identity.persistence.Identities;
import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileName;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.persistence.Causes;
import dev.sextant.investigation.persistence.JooqUploadedFiles;
import dev.sextant.messaging.persistence.KeptWebhooks;
import dev.sextant.messaging.persistence.ParkedEvents;
import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.domain.Rate;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.metering.persistence.JooqStocks;
import dev.sextant.metering.persistence.JooqTokenBuckets;
import dev.sextant.metering.persistence.JooqUsageRecords;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.IdempotencyKeys.Answer;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleDraft;
import dev.sextant.shared.domain.ScheduleId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two tenants with a row in every table, and every verb of the one against the rows of the other. */
class TenantIsolationTest {

    private static final Instant NOON = CaseFixtures.NOON;
    private static final Actor ADA = Actors.somewhere();
    private static final Actor EVE = Actors.somewhere();

    /** Reached through functions only, because what is unique over all tenants must not be tried out. */
    private static final List<String> BEHIND_FUNCTIONS =
            List.of("identity.account_address", "identity.organization_slug");

    private static Stage stage;
    private static List<String> tables;

    @BeforeAll
    static void open() throws SQLException {
        stage = new Stage(2);
        seed(ADA);
        seed(EVE);
        var signature = new AuditSignature(new SecretKeySpec(new byte[32], "HmacSHA256"));
        new AuditChain(stage.transactions(), stage.database().worker(), Option.some(signature), Clock.systemUTC())
                .link();
        tables = strings(
                "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
                        + " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1");
        assertThat(tables).containsAll(BEHIND_FUNCTIONS);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static void seed(Actor actor) {
        var some = new CaseFixtures();
        var cases = new JooqCases(stage.transactions());
        var keys = new JooqIdempotencyKeys(stage.transactions(), Clock.systemUTC());
        var jobs = new SchedulerJobs(
                stage.transactions(),
                stage.database().worker(),
                stage.ids(),
                Clock.systemUTC(),
                JobSettings.standard());
        jobs.register(new NoWork());
        new Identities(stage).fill(actor);
        Case resolved = some.resolved(some.opened("Checkout fails", "Often.", Severity.HIGH, "prod"));
        stage.transactions().write(actor, () -> {
            cases.add(actor, resolved);
            cases.save(actor, resolved, some.shared(resolved, Grantee.team(UUID.randomUUID()), ShareAccess.READ));
            new JooqCaseMessages(stage.transactions()).append(actor, some.message(resolved, "Hello", NOON));
            new JooqOutbox(stage.transactions(), stage.ids())
                    .append(actor, "case", 1, List.of(new CaseEvent.CaseDeleted(resolved.id(), actor.user(), NOON)));
            keys.claim(actor, "POST", "key", "f");
            keys.keep(actor, "POST", "key", new Answer(201, List.of(), ""));
            jobs.submit(actor, "no_work", "payload");
            new JooqSchedules(stage.transactions(), stage.database().worker()).add(actor, schedule(actor));
            var files = new JooqUploadedFiles(stage.transactions());
            UploadedFile file = file(actor, resolved.id().value());
            files.add(actor, file);
            files.keepAnalysis(actor, file.id(), new AnalysisDocument("{}"));
            Causes.seed(stage, actor, file.caseRef());
            new JooqUsageRecords(stage.transactions()).add(actor, UsageKind.REQUESTS, LocalDate.of(2026, 11, 21), 1);
            new JooqStocks(stage.transactions())
                    .take(actor, UsageKind.STORAGE, 1, Option.none())
                    .get();
            KeptWebhooks.seed(stage, actor);
            return Either.right("done");
        });
        ParkedEvents.seed(stage, actor);
        new JooqTokenBuckets(stage.transactions(), actor.tenant())
                .take(List.of(new TokenBuckets.Ask("b", Rate.perMinute(1), 1, 0)));
    }

    private static Schedule schedule(Actor actor) {
        var draft = new ScheduleDraft(
                Option.some("nightly"),
                Option.some("no_work"),
                Option.none(),
                Option.some("@daily"),
                Option.none(),
                Option.none());
        return Schedule.open(new ScheduleId(stage.ids().next()), draft, ZoneId.of("UTC"), 0, actor, NOON)
                .get()
                .state();
    }

    private static UploadedFile file(Actor actor, UUID caseId) {
        return UploadedFile.receive(
                        new FileId(stage.ids().next()),
                        new CaseRef(caseId),
                        FileName.of("app.log"),
                        "a".repeat(64),
                        1,
                        stage.ids().next(),
                        actor.user(),
                        NOON)
                .state();
    }

    private static List<String> strings(String sql, Object... arguments) throws SQLException {
        try (Connection superuser = stage.database().superuser().getConnection();
                var statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    /** All columns of a table that can be written, except the tenant. */
    private static String columns(String table) throws SQLException {
        return String.join(
                ", ",
                strings(
                        "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0"
                                + " AND attname <> 'tenant_id' AND attgenerated = '' AND NOT attisdropped",
                        table));
    }

    private int asEve(String sql) {
        Either<String, Integer> rows = stage.transactions()
                .write(EVE, () -> Either.right(stage.transactions().dsl(EVE).execute(sql)));
        return rows.get();
    }

    private static String id(Actor actor) {
        return "'" + actor.tenant().value() + "'";
    }

    @Test
    void both_tenants_have_a_row_in_every_table() throws SQLException {
        assertThat(tables).hasSizeGreaterThanOrEqualTo(24);
        for (String table : tables) {
            assertThat(strings("SELECT DISTINCT tenant_id::text FROM " + table))
                    .as(table)
                    .containsExactlyInAnyOrder(
                            ADA.tenant().value().toString(),
                            EVE.tenant().value().toString());
        }
    }

    /** The tables on which the application has rights. */
    private static List<String> reachable() {
        return tables.stream()
                .filter(table -> !BEHIND_FUNCTIONS.contains(table))
                .toList();
    }

    @Test
    void a_table_behind_functions_cannot_even_be_read() {
        for (String table : BEHIND_FUNCTIONS) {
            assertThatThrownBy(() -> asEve("SELECT tenant_id FROM " + table))
                    .as(table)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void nobody_reads_the_rows_of_another_tenant() {
        for (String table : reachable()) {
            var seen = stage.transactions()
                    .read(
                            EVE,
                            () -> stage.transactions()
                                    .dsl(EVE)
                                    .fetch("SELECT DISTINCT tenant_id::text FROM " + table)
                                    .getValues(0, String.class));
            assertThat(seen).as(table).containsExactly(EVE.tenant().value().toString());
        }
    }

    @Test
    void nobody_changes_or_removes_the_rows_of_another_tenant() throws SQLException {
        for (String table : tables) {
            List<String> before = strings("SELECT t::text FROM " + table + " t ORDER BY 1");
            for (String sql : List.of(
                    "UPDATE " + table + " SET tenant_id = tenant_id WHERE tenant_id = " + id(ADA),
                    "DELETE FROM " + table + " WHERE tenant_id = " + id(ADA))) {
                assertThat(rowsOrRefused(sql)).as(sql).isZero();
            }
            assertThat(strings("SELECT t::text FROM " + table + " t ORDER BY 1"))
                    .isEqualTo(before);
        }
    }

    private int rowsOrRefused(String sql) {
        try {
            return asEve(sql);
        } catch (org.jooq.exception.DataAccessException refused) {
            assertThat(refused).hasStackTraceContaining("permission denied");
            return 0;
        }
    }

    @Test
    void nobody_puts_rows_into_another_tenant() throws SQLException {
        for (String table : tables) {
            String columns = columns(table);
            assertThatThrownBy(() -> asEve("INSERT INTO " + table + " (tenant_id, " + columns + ") SELECT " + id(ADA)
                            + "::uuid, " + columns + " FROM " + table))
                    .as(table)
                    .hasStackTraceContaining(
                            BEHIND_FUNCTIONS.contains(table)
                                    ? "permission denied"
                                    : "violates row-level security policy");
            assertThatThrownBy(() -> asEve("UPDATE " + table + " SET tenant_id = " + id(ADA)))
                    .as(table)
                    .satisfiesAnyOf(
                            refused ->
                                    assertThat(refused).hasStackTraceContaining("violates row-level security policy"),
                            refused -> assertThat(refused).hasStackTraceContaining("permission denied"));
        }
    }

    @Test
    void nobody_empties_a_table_or_copies_into_it() {
        for (String table : tables) {
            assertThatThrownBy(() -> asEve("TRUNCATE " + table)).as(table).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void without_a_tenant_nothing_is_seen_and_nothing_is_taken() throws SQLException {
        for (String setting : List.of("RESET sextant.tenant", "SET sextant.tenant = ''")) {
            try (Connection app = stage.database().app().getConnection();
                    var statement = app.createStatement()) {
                statement.execute(setting);
                for (String table : reachable()) {
                    try (var rows = statement.executeQuery("SELECT tenant_id FROM " + table)) {
                        assertThat(rows.next()).as(table).isFalse();
                    }
                }
                assertThatThrownBy(
                                () -> statement.execute("INSERT INTO cases.case_tag (tenant_id, tag, case_id) SELECT "
                                        + id(ADA) + "::uuid, 'x', gen_random_uuid()"))
                        .hasMessageContaining("violates row-level security policy");
                try (var rows = statement.executeQuery(
                        "SELECT * FROM cases.matching_cases('checkout', NULL, '{}', '{}', '{}', NULL, NULL, NULL)")) {
                    assertThat(rows.next()).isFalse();
                }
                assertThatThrownBy(() -> statement.execute("SELECT shared.open_job_lanes(1, '{}')"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_plan_that_was_made_for_one_tenant_serves_another_its_own_rows() throws SQLException {
        try (Connection app = stage.database().app().getConnection();
                var statement = app.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE mine AS SELECT DISTINCT tenant_id::text FROM cases.case_record");
            for (Actor actor : List.of(ADA, EVE, ADA)) {
                statement.execute("SELECT set_config('sextant.tenant', " + id(actor) + ", false)");
                try (var rows = statement.executeQuery("EXECUTE mine")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1))
                            .isEqualTo(actor.tenant().value().toString());
                    assertThat(rows.next()).isFalse();
                }
            }
        }
    }

    @Test
    void the_worker_sees_ids_of_events_and_nothing_of_cases() throws SQLException {
        try (Connection worker = stage.database().worker().getConnection();
                var statement = worker.createStatement()) {
            try (var rows = statement.executeQuery("SELECT count(DISTINCT tenant_id) FROM shared.outbox")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
            for (String sql : List.of(
                    "SELECT payload FROM shared.outbox",
                    "SELECT * FROM shared.job",
                    "SELECT * FROM cases.case_record",
                    "DELETE FROM shared.outbox")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_connection_that_goes_back_to_the_pool_carries_no_tenant() throws Exception {
        // Twenty threads share two connections, and a busy machine makes them wait for longer than a request would.
        var patience = new Pool.Settings(
                "patient", stage.database().url(), Role.APP, "", 2, Duration.ofSeconds(60), Duration.ofSeconds(30));
        try (Pool pool = Pool.open(patience)) {
            assertThat(foreignRows(new JooqTransactions(pool.source(), Timeouts.standard())))
                    .isZero();
            try (Connection first = pool.source().getConnection();
                    Connection second = pool.source().getConnection()) {
                for (Connection borrowed : List.of(first, second)) {
                    try (var statement = borrowed.createStatement();
                            var rows = statement.executeQuery(
                                    "SELECT coalesce(current_setting('sextant.tenant', true), '')")) {
                        rows.next();
                        assertThat(rows.getString(1)).isEmpty();
                    }
                }
            }
        }
    }

    private static int foreignRows(JooqTransactions transactions) throws Exception {
        Callable<Integer> foreignRows = () -> {
            int foreign = 0;
            for (int i = 0; i < 100; i++) {
                Actor actor = i % 2 == 0 ? ADA : EVE;
                foreign += transactions.read(
                        actor,
                        () -> transactions
                                .dsl(actor)
                                .fetchSingle(
                                        "SELECT count(*) FROM cases.message WHERE tenant_id <> ?",
                                        actor.tenant().value())
                                .get(0, Integer.class));
            }
            return foreign;
        };
        try (var threads = Executors.newFixedThreadPool(20)) {
            int all = 0;
            for (Future<Integer> foreign : threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> foreignRows).toList())) {
                all += foreign.get();
            }
            return all;
        }
    }
}
