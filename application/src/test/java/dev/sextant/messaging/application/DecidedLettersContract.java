package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.DeadLetterBook.DecidedView;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.UuidV7;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What every relay does with what was decided about its dead letters. */
public abstract class DecidedLettersContract {

    private static final int TRIES = 2;

    private final Actor ada = Actors.somewhere(DeadLetterPermissions.READ, DeadLetterPermissions.MANAGE);
    private final UUID aggregate = UUID.randomUUID();
    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final List<ReceivedEvent> tried = new CopyOnWriteArrayList<>();
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private final List<UUID> others = new CopyOnWriteArrayList<>();

    /** The transactions that it works in. */
    protected abstract Transactions transactions();

    /** What the relay gave up. */
    protected abstract DeadLetters letters();

    /** What is asked about it. */
    protected abstract DeadLetterQueries queries();

    /** Calls the relay. */
    protected abstract RelayCall relay();

    /** Has the relay deliver to a reaction. */
    protected abstract void deliverTo(Reaction reaction);

    /** Appends an event of an aggregate, in a transaction of its own. */
    protected abstract void append(Actor actor, UUID subject, long version);

    /** Returns when something is so, which is when everything was delivered that can be. */
    protected abstract void await(BooleanSupplier condition);

    /** Breaks at the second event of the aggregate. */
    private final class Picky implements Reaction {
        @Override
        public String name() {
            return "test.picky";
        }

        @Override
        public Set<EventKind> to() {
            return Set.of();
        }

        @Override
        public Effect effect() {
            return Effect.TRANSACTIONAL;
        }

        @Override
        public RetryRule retry() {
            return new RetryRule(TRIES, Duration.ofMillis(1), Duration.ofMillis(1), 0);
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            if (!event.subject().id().equals(aggregate)) {
                others.add(event.subject().id());
                return;
            }
            if (event.subject().version() == 2) {
                tried.add(event);
                if (broken.get()) {
                    throw new IllegalStateException("broken");
                }
            }
            // Where a transaction was lost, what came before is called again: the last call is the one that counts.
            taken.remove(event.subject().version());
            taken.add(event.subject().version());
        }
    }

    private LetterView dead() {
        deliverTo(new Picky());
        for (int version = 1; version <= 4; version++) {
            append(ada, aggregate, version);
        }
        await(() -> all().stream().anyMatch(letter -> letter.state() == DeadLetterState.DEAD));
        return all().getFirst();
    }

    private List<LetterView> all() {
        return transactions()
                .read(
                        ada,
                        () -> queries()
                                .page(ada, Filter.all(), PageRequest.first())
                                .items());
    }

    private DeadLetterBook book() {
        return new DeadLetterBook(
                letters(), (actor, type, version, events) -> {}, transactions(), relay(), Clock.systemUTC());
    }

    private DecidedView replay(LetterView letter) {
        var replay = new ReplayDeadLetter(book(), new UuidV7(Clock.systemUTC(), new SecureRandom()));
        return transactions()
                .write(ada, () -> replay.handle(ada, new ReplayDeadLetter.Command(letter.id())))
                .get();
    }

    @Test
    public void what_cannot_be_handled_holds_up_its_own_aggregate_and_nothing_else() {
        LetterView dead = dead();
        UUID other = UUID.randomUUID();
        append(ada, other, 1);

        await(() -> others.contains(other));
        assertThat(taken).containsExactly(1L);
        assertThat(dead.attempts()).isEqualTo(TRIES);
        assertThat(dead.causeGroup()).isEqualTo("IllegalStateException at DecidedLettersContract$Picky.on");
        assertThat(dead.event().aggregateVersion()).isEqualTo(2);
    }

    @Test
    public void a_replayed_event_takes_effect_as_another_delivery_and_the_later_ones_follow_in_order() {
        LetterView dead = dead();
        broken.set(false);

        DecidedView replayed = replay(dead);

        await(() -> all().isEmpty());
        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
        ReceivedEvent last = tried.getLast();
        assertThat(last.id()).isEqualTo(dead.event().id());
        assertThat(last.delivery()).isEqualTo(replayed.deliveryId()).isNotEqualTo(dead.deliveryId());
        assertThat(last.attempt()).isEqualTo(1);
    }

    @Test
    public void a_replayed_event_that_breaks_again_is_the_same_dead_letter_again_and_the_later_ones_wait() {
        LetterView dead = dead();

        DecidedView replayed = replay(dead);

        await(() -> all().stream()
                .anyMatch(letter -> letter.state() == DeadLetterState.DEAD
                        && letter.deliveryId().equals(replayed.deliveryId())));
        assertThat(all()).extracting(LetterView::id).containsExactly(dead.id());
        assertThat(taken).containsExactly(1L);
        broken.set(false);
        replay(all().getFirst());
        await(() -> all().isEmpty());
        assertThat(taken).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    public void a_discarded_event_takes_no_effect_and_the_later_ones_follow_in_order() {
        LetterView dead = dead();
        int before = tried.size();
        var discard = new DiscardDeadLetter(book());

        assertThat(transactions()
                        .write(ada, () -> discard.handle(ada, new DiscardDeadLetter.Command(dead.id(), "No use.")))
                        .isRight())
                .isTrue();

        await(() -> all().isEmpty());
        assertThat(taken).containsExactly(1L, 3L, 4L);
        assertThat(tried).hasSize(before);
    }
}
