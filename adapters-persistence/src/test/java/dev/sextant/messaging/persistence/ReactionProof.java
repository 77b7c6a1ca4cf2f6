package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.Stage;
import dev.sextant.shared.persistence.Timeouts;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Proves a reaction by killing the program that runs it at every call to the database, once before the server did what the call asked for and once after it: a JUnit extension for whoever writes a reaction.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ReactionProof PROOF = new ReactionProof(EventCatalogue.of(InvoiceEvent.class));
 *
 * @Test
 * void an_invoice_is_booked_once_whatever_dies() {
 *     assertThat(PROOF.killAtEveryStep(transactions -> new WhenInvoicePaid(transactions), invoices())).isEqualTo(ReactionProof.FLAWLESS);
 * }
 * }</pre>
 *
 * <p>For each step a fresh set of events is appended, the reaction runs until its program dies, and a new program goes on. A note that is made beside the reaction's own effects, in the same transaction where there is one, tells how often and in
 * which order they came about.
 */
public final class ReactionProof implements BeforeAllCallback, AfterAllCallback {

    /** Nothing lost, nothing twice, nothing out of order, nothing stuck. */
    public static final Verdict FLAWLESS = new Verdict(0, 0, 0, 0);

    private static final Duration LEASE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final RelaySettings SETTINGS =
            new RelaySettings(1, 1, 1, 50, LEASE, Duration.ofMillis(20), Duration.ZERO);

    private final EventCatalogue catalogue;
    private final int stride;
    private final List<Stage> open = new ArrayList<>();

    /**
     * What was wrong over all steps.
     *
     * @param lost events that never took effect although everything came to rest
     * @param twice events that took effect more often than once; for an at-least-once reaction, that came again under another idempotency key
     * @param disordered effects that came about after those of a later event of the same aggregate
     * @param stuck steps after which nothing moved any more
     */
    public record Verdict(long lost, long twice, long disordered, long stuck) {}

    /**
     * What a set of events is made of.
     *
     * @param actor in whose tenant they are appended
     * @param type the kind of aggregate
     * @param version the version of the aggregate after the change
     * @param events what happened to it
     */
    public record Change(Actor actor, String type, long version, List<? extends Event> events) {}

    /**
     * A proof at every step.
     *
     * @param catalogue what the program publishes
     */
    public ReactionProof(EventCatalogue catalogue) {
        this(catalogue, 1);
    }

    /**
     * A quicker proof, at some of the steps.
     *
     * @param catalogue what the program publishes
     * @param stride every how many steps, from 1
     */
    public ReactionProof(EventCatalogue catalogue, int stride) {
        this.catalogue = catalogue;
        this.stride = stride;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open.add(new Stage(4));
        new ProofLedger(stage().database());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        open.forEach(Stage::close);
    }

    private Stage stage() {
        return open.getFirst();
    }

    /** The database that reactions run on, for tables of their own. */
    public Stage database() {
        return stage();
    }

    /**
     * Kills the program at every step.
     *
     * @param reaction makes the reaction on these transactions; called for each new program
     * @param changes makes the events of one round, of aggregates that are new in each; called for each step
     */
    public Verdict killAtEveryStep(
            Function<JooqTransactions, Reaction> reaction, Function<Stage, List<Change>> changes) {
        return killAtEveryStep(reaction, changes, () -> {});
    }

    /**
     * The same, with a look at the reaction's own effects after each step.
     *
     * @param look is called when everything has come to rest; what it throws ends the proof
     */
    public Verdict killAtEveryStep(
            Function<JooqTransactions, Reaction> reaction, Function<Stage, List<Change>> changes, Runnable look) {
        stage().database()
                .execute(
                        "TRUNCATE shared.outbox, messaging.inbox, messaging.parked, messaging.lane, messaging.node, messaging.subscriber");
        Verdict all = FLAWLESS;
        for (boolean afterwards : new boolean[] {false, true}) {
            boolean died = true;
            for (int step = 1; died; step += stride) {
                var life = new MortalSource.Life(step, afterwards);
                Verdict round = round(life, reaction, changes);
                look.run();
                all = new Verdict(
                        all.lost() + round.lost(),
                        all.twice() + round.twice(),
                        all.disordered() + round.disordered(),
                        all.stuck() + round.stuck());
                died = life.isOver();
            }
        }
        return all;
    }

    private Verdict round(
            MortalSource.Life life,
            Function<JooqTransactions, Reaction> reaction,
            Function<Stage, List<Change>> changes) {
        stage().database().execute("TRUNCATE proof.effect, shared.outbox, messaging.inbox");
        List<Change> appended = changes.apply(stage());
        long events =
                appended.stream().mapToLong(change -> change.events().size()).sum();
        appended.forEach(this::append);
        var doomed = new JooqTransactions(MortalSource.of(stage().database().app(), life), Timeouts.standard());
        try (Relay first = relay(doomed, life, reaction)) {
            first.start();
            await(() -> life.isOver() || isSettled(events));
        }
        try (Relay second = relay(stage().transactions(), new MortalSource.Life(Integer.MAX_VALUE, false), reaction)) {
            second.start();
            boolean settled = await(() -> isSettled(events));
            return verdict(events, settled);
        }
    }

    private Relay relay(
            JooqTransactions transactions, MortalSource.Life life, Function<JooqTransactions, Reaction> reaction) {
        return new Relay(
                transactions,
                MortalSource.of(stage().database().worker(), life),
                stage().ids(),
                EventContracts.of(catalogue),
                SETTINGS,
                "proof",
                List.of(noted(reaction.apply(transactions), transactions)));
    }

    private void append(Change change) {
        stage().transactions().write(change.actor(), () -> {
            new JooqOutbox(stage().transactions(), stage().ids())
                    .append(change.actor(), change.type(), change.version(), change.events());
            return Either.right(true);
        });
    }

    private boolean isSettled(long events) {
        return number("SELECT count(DISTINCT event_id) FROM proof.effect") == events
                && number("SELECT count(*) FROM messaging.parked") == 0;
    }

    private Verdict verdict(long events, boolean settled) {
        return new Verdict(
                events - number("SELECT count(DISTINCT event_id) FROM proof.effect"),
                number("SELECT count(*) FROM (SELECT FROM proof.effect GROUP BY event_id"
                        + " HAVING count(*) > 1 AND (bool_or(transactional) OR count(DISTINCT delivery) > 1)) t"),
                number("SELECT count(*) FROM (SELECT (version, sequence) < lag((version, sequence))"
                        + " OVER (PARTITION BY aggregate_id ORDER BY n) AS wrong FROM"
                        + " (SELECT DISTINCT ON (event_id) * FROM proof.effect ORDER BY event_id, n) e) t WHERE wrong"),
                settled ? 0 : 1);
    }

    private long number(String sql) {
        return ProofLedger.numbers(stage().database(), sql).getFirst();
    }

    private static boolean await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }

    /** The reaction itself, and a note after it. */
    private Reaction noted(Reaction reaction, JooqTransactions transactions) {
        boolean transactional = reaction.effect() == Reaction.Effect.TRANSACTIONAL;
        BiConsumer<Actor, ReceivedEvent> inside =
                (actor, event) -> ProofLedger.note(transactions, actor, reaction.name(), event, true);
        BiConsumer<Actor, ReceivedEvent> outside =
                (actor, event) -> stage().transactions().<RuntimeException, Boolean>write(actor, () -> {
                    ProofLedger.note(stage().transactions(), actor, reaction.name(), event, false);
                    return Either.right(true);
                });
        return new Noted(reaction, transactional ? inside : outside);
    }

    private record Noted(Reaction reaction, BiConsumer<Actor, ReceivedEvent> note) implements Reaction {

        @Override
        public String name() {
            return reaction.name();
        }

        @Override
        public Set<EventKind> to() {
            return reaction.to();
        }

        @Override
        public Effect effect() {
            return reaction.effect();
        }

        @Override
        public RetryRule retry() {
            return reaction.retry();
        }

        @Override
        public Set<Permission> needs() {
            return reaction.needs();
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            reaction.on(actor, event);
            note.accept(actor, event);
        }
    }
}
