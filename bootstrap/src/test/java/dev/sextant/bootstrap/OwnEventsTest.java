package dev.sextant.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.database.EmbeddedDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.shared.application.BrokenEventContracts;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Role;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has events of its own, in transactions of its own, and reacts to them and to those of Sextant. */
class OwnEventsTest {

    /** What the program publishes. */
    @EventFamily(context = "shop", aggregate = "customer", id = UserId.class)
    sealed interface CustomerEvent extends Event {

        @PublishedEvent(type = "customer.paid", description = "A customer paid.")
        record CustomerPaid(UserId customerId, String currency, Instant occurredAt) implements CustomerEvent {

            @Override
            public UUID aggregateId() {
                return customerId.value();
            }
        }
    }

    private record Noting(String name, String type, List<ReceivedEvent> heard) implements Reaction {

        @Override
        public Set<EventKind> to() {
            return Set.of(new EventKind(type, 1));
        }

        @Override
        public Effect effect() {
            return Effect.AT_LEAST_ONCE;
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            heard.add(event);
        }
    }

    private static Actor actor(Sextant sextant) {
        return new Actor(
                new TenantId(sextant.ids().next()),
                new UserId(sextant.ids().next()),
                Set.of(CasePermissions.READ, CasePermissions.WRITE),
                "r",
                Option.none());
    }

    private static void openCase(Sextant sextant, Actor actor) {
        assertThat(sextant.handling()
                        .run(sextant.cases().open(), actor, new OpenCase.Command(CaseDraft.titled("Checkout is slow")))
                        .isRight())
                .isTrue();
    }

    @Test
    void in_memory_a_reaction_hears_of_what_happens() {
        try (var sextant = Sextant.inMemory()) {
            var heard = new CopyOnWriteArrayList<ReceivedEvent>();
            sextant.subscribe(new Noting("shop.when_case_opened", "case.opened", heard));
            openCase(sextant, actor(sextant));
            assertThat(heard)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(event.data().text("severity")).isEqualTo("medium"));
            assertThatThrownBy(() -> sextant.subscribe(new Noting("shop.when_case_opened", "case.opened", heard)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sextant.subscribe(new Noting("shop.when_nothing", "nothing.happened", heard)))
                    .isInstanceOf(BrokenEventContracts.class)
                    .hasMessageContaining("nothing.happened");
            assertThatThrownBy(sextant::outbox).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void on_postgres_own_events_are_there_exactly_when_the_own_transaction_is(@TempDir Path directory)
            throws Exception {
        try (var folder = DataFolder.open(directory);
                var database = EmbeddedDatabase.start(folder, Programs.SHARED, 30)) {
            Sextant.migrate(SextantTest.login(database, database.superuserName(), database.superuserPassword()));
            try (var connection = database.superuser();
                    var statement = connection.createStatement()) {
                for (String role : new String[] {Role.APP, Role.WORKER}) {
                    statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD 'test'");
                }
                statement.execute(
                        "CREATE SCHEMA shop; CREATE TABLE shop.customer (id uuid PRIMARY KEY, version bigint);"
                                + "CREATE ROLE shop LOGIN PASSWORD 'test'; GRANT sextant_app TO shop; GRANT USAGE ON SCHEMA shop TO shop;"
                                + "GRANT ALL ON shop.customer TO shop");
            }
            try (var app = SextantTest.pool(database, Role.APP);
                    var worker = SextantTest.pool(database, Role.WORKER);
                    var sextant = Sextant.on(
                            app.source(),
                            worker.source(),
                            new InMemoryBlobStore(Clock.systemUTC()),
                            EventCatalogue.of(CustomerEvent.class));
                    var own = SextantTest.login(database, "shop", "test").getConnection()) {
                payAndListen(sextant, own);
            }
        }
    }

    private static void payAndListen(Sextant sextant, Connection own) throws SQLException {
        var heard = new CopyOnWriteArrayList<ReceivedEvent>();
        var cases = new CopyOnWriteArrayList<ReceivedEvent>();
        sextant.subscribe(new Noting("shop.when_customer_paid", "customer.paid", heard));
        sextant.subscribe(new Noting("shop.when_case_opened", "case.opened", cases));
        Actor actor = actor(sextant);
        UUID paid = UUID.randomUUID();
        own.setAutoCommit(false);
        pay(sextant, own, actor, UUID.randomUUID());
        own.rollback();
        pay(sextant, own, actor, paid);
        own.commit();
        own.setAutoCommit(true);
        assertThatThrownBy(() -> pay(sextant, own, actor, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("autocommit");
        openCase(sextant, actor);
        Eventually.is(Duration.ofSeconds(30), () -> heard.size() == 1 && cases.size() == 1);
        assertThat(heard.getFirst().subject().id()).isEqualTo(paid);
        assertThat(heard.getFirst().tenant()).isEqualTo(actor.tenant());
        assertThat(heard.getFirst().data().text("currency")).isEqualTo("EUR");
    }

    private static void pay(Sextant sextant, Connection own, Actor actor, UUID customer) throws SQLException {
        try (var insert = own.prepareStatement("INSERT INTO shop.customer VALUES (?, 1)")) {
            insert.setObject(1, customer);
            insert.executeUpdate();
        }
        sextant.outbox()
                .append(
                        own,
                        actor,
                        "customer",
                        1,
                        List.of(new CustomerEvent.CustomerPaid(new UserId(customer), "EUR", Instant.EPOCH)));
    }
}
