package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Subscriptions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Delivers what is committed to an {@link InMemoryOutbox}, on the thread that committed it, before the call that opened the transaction returns. A reaction that breaks is tried again at once, as often as its rule says and without
 * pauses, and ten times where the rule never gives up; then the event is a dead letter, and the later ones of its aggregate wait behind it until somebody replays or discards it.
 */
public final class InMemoryRelay implements Subscriptions {

    /**
     * An event that could not be handled.
     *
     * @param subscriber the name of the reaction
     * @param event what it broke at
     * @param attempts how often this delivery was tried
     * @param cause why, at the last try
     */
    public record DeadLetter(String subscriber, ReceivedEvent event, int attempts, RuntimeException cause) {}

    /** Of a rule that never gives up: without pauses nothing gets better by itself. */
    private static final int TRIES_OF_ENDLESS = 10;

    private record Key(String subscriber, TenantId tenant, String type, UUID aggregate) {}

    private final InMemoryTransactions transactions;
    private final EventContracts contracts;
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
    /** What is delivered now may lead to more, which is delivered after it and not inside of it. */
    private final Deque<ReceivedEvent> queue = new ArrayDeque<>();

    /** What waits behind a dead letter of its aggregate, in order. */
    private final Map<Key, Deque<ReceivedEvent>> waiting = new HashMap<>();

    private final List<Consumer<DeadLetter>> told = new CopyOnWriteArrayList<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** A relay for events that are told as these contracts say. */
    public InMemoryRelay(InMemoryTransactions transactions, EventContracts contracts) {
        this.transactions = transactions;
        this.contracts = contracts;
    }

    @Override
    public void subscribe(Reaction reaction) {
        if (reactions.stream().anyMatch(known -> known.name().equals(reaction.name()))) {
            throw new IllegalArgumentException("two reactions are called " + reaction.name());
        }
        contracts.check(reaction.name(), reaction.to());
        reactions.add(reaction);
    }

    /** What could not be handled, oldest first. */
    public List<DeadLetter> deadLetters() {
        return List.copyOf(dead);
    }

    /** Has somebody told of each dead letter when it has become one, also again, on the thread that delivers. */
    public void tell(Consumer<DeadLetter> whom) {
        told.add(whom);
    }

    /**
     * Delivers a dead letter again at once, and after it what waits behind it. When it breaks again, it is a dead letter again.
     *
     * @param delivery the id of this delivery; a receiver that remembers deliveries does not know it yet
     * @return whether there was such a dead letter
     */
    public boolean replay(DeadLetter letter, UUID delivery) {
        return decided(letter, Option.some(tried(letter.event(), delivery, 1)));
    }

    /**
     * Gives up a dead letter, and delivers what waits behind it.
     *
     * @return whether there was such a dead letter
     */
    public boolean discard(DeadLetter letter) {
        return decided(letter, Option.none());
    }

    private boolean decided(DeadLetter letter, Option<ReceivedEvent> again) {
        oneAtATime.lock();
        try {
            if (!dead.remove(letter)) {
                return false;
            }
            var events = new ArrayDeque<ReceivedEvent>();
            again.forEach(events::add);
            Option.of(waiting.remove(key(letter.subscriber(), letter.event()))).forEach(events::addAll);
            reactions.stream()
                    .filter(reaction -> reaction.name().equals(letter.subscriber()))
                    .forEach(reaction -> events.forEach(event -> deliver(reaction, event)));
            deliverQueued();
            return true;
        } finally {
            oneAtATime.unlock();
        }
    }

    void deliver(List<ReceivedEvent> committed) {
        oneAtATime.lock();
        try {
            queue.addAll(committed);
            deliverQueued();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void deliverQueued() {
        if (oneAtATime.getHoldCount() > 1) {
            return;
        }
        for (ReceivedEvent event = queue.poll(); event != null; event = queue.poll()) {
            for (Reaction reaction : reactions) {
                wanted(reaction, event).forEach(kind -> deliver(reaction, kind));
            }
        }
    }

    private Option<ReceivedEvent> wanted(Reaction reaction, ReceivedEvent event) {
        if (reaction.to().isEmpty()) {
            return Option.some(event);
        }
        return Option.ofOptional(reaction.to().stream()
                        .filter(kind -> kind.type().equals(event.kind().type()))
                        .map(EventKind::version)
                        .findFirst())
                .map(version -> contracts.inVersion(event, version));
    }

    private static Key key(String subscriber, ReceivedEvent event) {
        return new Key(
                subscriber,
                event.tenant(),
                event.subject().type(),
                event.subject().id());
    }

    private void deliver(Reaction reaction, ReceivedEvent event) {
        var key = key(reaction.name(), event);
        Option<Deque<ReceivedEvent>> before = Option.of(waiting.get(key));
        if (before.isDefined()) {
            before.get().add(event);
            return;
        }
        var failures = new ArrayList<RuntimeException>();
        while (failures.isEmpty() || mayTryAgain(reaction, failures)) {
            try {
                once(reaction, tried(event, event.delivery(), failures.size() + 1));
                return;
            } catch (RuntimeException broken) {
                failures.add(broken);
            }
        }
        waiting.put(key, new ArrayDeque<>());
        var letter = new DeadLetter(reaction.name(), event, failures.size(), failures.getLast());
        dead.add(letter);
        told.forEach(whom -> whom.accept(letter));
    }

    private static boolean mayTryAgain(Reaction reaction, List<RuntimeException> failures) {
        return !(failures.getLast() instanceof MalformedEvent)
                && reaction.retry().triesAgainAfter(failures.size())
                && (reaction.retry().givesUp() || failures.size() < TRIES_OF_ENDLESS);
    }

    private static ReceivedEvent tried(ReceivedEvent event, UUID delivery, int attempt) {
        return new ReceivedEvent(
                event.id(),
                delivery,
                attempt,
                event.tenant(),
                event.by(),
                event.requestId(),
                event.traceparent(),
                event.subject(),
                event.kind(),
                event.occurredAt(),
                event.recordedAt(),
                event.data());
    }

    private void once(Reaction reaction, ReceivedEvent event) {
        var actor = new Actor(event.tenant(), event.by(), reaction.needs(), event.requestId(), event.traceparent());
        if (reaction.effect() == Reaction.Effect.AT_LEAST_ONCE) {
            reaction.on(actor, event);
            return;
        }
        transactions.<RuntimeException, Boolean>write(actor, () -> {
            reaction.on(actor, event);
            return Either.right(true);
        });
    }
}
