package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.persistence.CommittedEvents;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with events, and relays that deliver them. */
abstract class RelayStage {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static ProofLedger.Account nothingWrongOf(long events) {
        return new ProofLedger.Account(events, 0, 0, 0);
    }

    Stage stage;
    Pool worker;
    ProofLedger ledger;
    final List<Relay> relays = new ArrayList<>();

    @BeforeEach
    void open() {
        stage = new Stage(8);
        worker = stage.database().pool(Role.WORKER, 12);
        ledger = new ProofLedger(stage.database());
    }

    @AfterEach
    void close() {
        relays.forEach(Relay::close);
        worker.close();
        stage.close();
    }

    Relay relay(Reaction... reactions) {
        return relay(RelaySettings.standard().withLease(Duration.ofSeconds(3)), reactions);
    }

    Relay relay(RelaySettings settings, Reaction... reactions) {
        var relay = new Relay(
                stage.transactions(),
                worker.source(),
                stage.ids(),
                EventContracts.of(),
                settings,
                "node",
                List.of(reactions));
        relays.add(relay);
        relay.start();
        return relay;
    }

    void append(Actor actor, UUID aggregate, long version) {
        append(actor, aggregate, version, CommittedEvents.UNHEARD);
    }

    void append(Actor actor, UUID aggregate, long version, CommittedEvents committed) {
        Event event =
                new CaseEvent.CaseTagged(new CaseId(aggregate), new Tag("v" + version), actor.user(), Instant.EPOCH);
        stage.transactions().write(actor, () -> {
            new JooqOutbox(stage.transactions(), stage.ids(), committed).append(actor, "case", version, List.of(event));
            return Either.right("done");
        });
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
