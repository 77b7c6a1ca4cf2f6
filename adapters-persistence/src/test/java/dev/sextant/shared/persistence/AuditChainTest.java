package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.AuditCheck;
import dev.sextant.shared.application.AuditQueries.Break;
import dev.sextant.shared.application.AuditQueries.Filter;
import dev.sextant.shared.application.AuditQueries.Verification;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was done is linked in order, and whoever alters it is found out. */
class AuditChainTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Option<AuditSignature> KEY = Option.some(new AuditSignature(new SecretKeySpec(
            "a key that only this test knows".getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256")));

    private static Stage stage;
    private static Pool worker;

    private final Actor ada = Actors.somewhere();

    @BeforeAll
    static void open() {
        stage = new Stage(6);
        worker = stage.database().pool(Role.WORKER, 2);
    }

    @AfterAll
    static void close() {
        worker.close();
        stage.close();
    }

    @Test
    void every_event_leaves_an_entry_that_points_back_to_the_change_before() {
        CaseEvent first = deleted();
        append(ada, first, first);
        chain().link();

        var entries = stage.transactions()
                .read(ada, () -> queries().page(ada, Filter.all(), PageRequest.first()))
                .items();
        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("case.deleted");
            assertThat(entry.objectId()).contains(first.aggregateId().toString());
            assertThat(entry.outcome()).isEqualTo("done");
            assertThat(entry.requestId()).isEqualTo(ada.requestId());
            assertThat(entry.hash()).isNotEmpty();
        });
        assertThat(entries.get(0).before()).isEqualTo(entries.get(1).after());
        assertThat(entries.get(1).before()).isEmpty();
        assertThat(entries.get(0).position()).contains(2L);
    }

    @Test
    void a_refusal_leaves_an_entry_too() {
        var trail = new JooqAuditTrail(stage.transactions(), stage.ids(), Clock.systemUTC());
        stage.transactions().<String, Boolean>write(ada, () -> {
            trail.refused(ada, "DeleteCase", Option.none(), new NotPermitted(new Permission("cases:manage")));
            return Either.right(true);
        });

        assertThat(stage.transactions()
                        .read(ada, () -> queries().page(ada, Filter.all(), PageRequest.first()))
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("not_permitted"));
    }

    @Test
    void an_untouched_chain_is_whole_from_its_start_and_from_its_last_signature() {
        for (int i = 0; i < 5; i++) {
            append(ada, deleted());
        }
        chain().link();
        append(ada, deleted());

        assertThat(check(true)).isEqualTo(new Verification(5, 1, 1, List.of()));
        chain().link();
        assertThat(check(true)).isEqualTo(new Verification(6, 1, 0, List.of()));
        assertThat(check(false)).isEqualTo(new Verification(1, 6, 0, List.of()));
    }

    @Test
    void a_changed_a_removed_and_a_cut_off_entry_are_found() throws SQLException {
        for (int i = 0; i < 4; i++) {
            append(ada, deleted());
        }
        chain().link();
        String mine = " tenant_id = '" + ada.tenant().value() + "'";

        stage.database()
                .execute("UPDATE shared.audit_entry SET address = '203.0.113.9' WHERE id ="
                        + " (SELECT entry_id FROM shared.audit_link WHERE position = 2 AND" + mine + ")");
        assertThat(check(true).breaks()).containsExactly(new Break(2, "entry_changed"));

        stage.database()
                .execute("DELETE FROM shared.audit_entry WHERE id ="
                        + " (SELECT entry_id FROM shared.audit_link WHERE position = 3 AND" + mine + ")");
        assertThat(check(true).breaks()).containsExactly(new Break(2, "entry_changed"), new Break(3, "entry_missing"));

        stage.database().execute("DELETE FROM shared.audit_link WHERE position = 4 AND" + mine);
        assertThat(check(true).breaks()).contains(new Break(4, "position_missing"));
    }

    @Test
    void a_check_of_all_tenants_finds_the_one_whose_trail_was_altered() {
        Actor bob = Actors.somewhere();
        for (Actor each : List.of(ada, bob)) {
            append(each, deleted());
        }
        chain().link();
        stage.database()
                .execute("UPDATE shared.audit_entry SET action = 'case.opened' WHERE tenant_id = '"
                        + bob.tenant().value() + "'");

        var broken = new ArrayList<TenantId>();
        var checked = new ArrayList<TenantId>();
        var check = new AuditCheck(stage.transactions(), queries(), new SqlAuditedTenants(worker.source()));
        check.all(true, () -> true, trail -> {
            checked.add(trail.tenant());
            if (!trail.verification().isWhole()) {
                broken.add(trail.tenant());
            }
        });

        assertThat(checked).contains(ada.tenant(), bob.tenant()).doesNotHaveDuplicates();
        assertThat(broken).contains(bob.tenant()).doesNotContain(ada.tenant());
        var asked = new ArrayList<TenantId>();
        check.all(true, () -> asked.size() < 1, trail -> asked.add(trail.tenant()));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_chain_that_was_made_anew_does_not_fit_its_signatures() throws SQLException {
        append(ada, deleted());
        append(ada, deleted());
        chain().link();
        String mine = " tenant_id = '" + ada.tenant().value() + "'";
        stage.database().execute("UPDATE shared.audit_entry SET action = 'case.opened' WHERE" + mine);
        stage.database().execute("DELETE FROM shared.audit_link WHERE" + mine);

        var forger = new AuditChain(stage.transactions(), worker.source(), Option.none(), Clock.systemUTC());
        forger.link();

        assertThat(check(true).breaks()).containsExactly(new Break(2, "signed_link_changed"));
        stage.database().execute("UPDATE shared.audit_checkpoint SET hash = repeat('0', 64) WHERE" + mine);
        assertThat(check(true).breaks()).containsExactly(new Break(2, "signature_wrong"));
    }

    @Test
    void an_entry_waits_for_older_transactions_and_many_linkers_make_one_chain() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> stage.transactions().<String, Boolean>write(ada, () -> {
                // Entries are sent at the end of a transaction; this one is old by what it did before.
                stage.transactions().dsl(ada).execute("SELECT pg_current_xact_id()");
                outbox().append(ada, "case", 1, List.of(deleted()));
                begun.countDown();
                await(go);
                return Either.right(true);
            }));
            begun.await();
            append(ada, deleted());
            chain().link();
            assertThat(check(true).checked()).isZero();
            go.countDown();
            slow.get();
            for (int i = 0; i < 20; i++) {
                append(ada, deleted());
            }
            var linkers = List.of(
                    threads.submit(() -> chain().link()),
                    threads.submit(() -> chain().link()),
                    threads.submit(() -> chain().link()));
            for (var linker : linkers) {
                linker.get();
            }
        }
        chain().link();

        assertThat(check(true)).isEqualTo(new Verification(22, 1, 0, List.of()));
    }

    private Verification check(boolean whole) {
        return stage.transactions().read(ada, () -> queries().verify(ada, whole));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(Actor actor, CaseEvent... events) {
        stage.transactions().<String, Boolean>write(actor, () -> {
            long version = 1;
            for (CaseEvent event : events) {
                outbox().append(actor, "case", version++, List.of(event));
            }
            return Either.right(true);
        });
    }

    private CaseEvent deleted() {
        var some = new CaseFixtures();
        var subject = some.opened("Checkout fails", "Often.", dev.sextant.cases.domain.Severity.HIGH);
        return new CaseEvent.CaseDeleted(subject.id(), ada.user(), NOON);
    }

    private static JooqOutbox outbox() {
        return new JooqOutbox(stage.transactions(), stage.ids());
    }

    private static JooqAuditQueries queries() {
        return new JooqAuditQueries(stage.transactions(), KEY);
    }

    private static AuditChain chain() {
        return new AuditChain(stage.transactions(), worker.source(), KEY, Clock.systemUTC());
    }
}
