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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Delivers what is committed to an {@link InMemoryOutbox}, on the thread that committed it, before the call that opened the transaction returns. A reaction that breaks is tried again at once, as often as its rule says and without
 * pauses, and ten times where the rule never gives up; then the event is a dead letter, and the later ones of its aggregate wait behind it.
 */
public final class InMemoryRelay implements Subscriptions {

    /**
     * An event that could not be handled.
     *
     * @param subscriber the name of the reaction
     * @param event what it broke at
     * @param cause why, at the last try
     */
    public record DeadLetter(String subscriber, ReceivedEvent event, RuntimeException cause) {}

    /** Of a rule that never gives up: without pauses nothing gets better by itself. */
    private static final int TRIES_OF_ENDLESS = 10;

    private record Key(String subscriber, TenantId tenant, String type, UUID aggregate) {}

    private final InMemoryTransactions transactions;
    private final EventContracts contracts;
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
    /** What is delivered now may lead to more, which is delivered after it and not inside of it. */
    private final Deque<ReceivedEvent> queue = new ArrayDeque<>();

    private final Set<Key> blocked = new HashSet<>();
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

    void deliver(List<ReceivedEvent> committed) {
        oneAtATime.lock();
        try {
            queue.addAll(committed);
            if (oneAtATime.getHoldCount() > 1) {
                return;
            }
            for (ReceivedEvent event = queue.poll(); event != null; event = queue.poll()) {
                for (Reaction reaction : reactions) {
                    wanted(reaction, event).forEach(kind -> deliver(reaction, kind));
                }
            }
        } finally {
            oneAtATime.unlock();
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

    private void deliver(Reaction reaction, ReceivedEvent event) {
        var key = new Key(
                reaction.name(),
                event.tenant(),
                event.subject().type(),
                event.subject().id());
        if (blocked.contains(key)) {
            return;
        }
        var failures = new ArrayList<RuntimeException>();
        while (failures.isEmpty() || mayTryAgain(reaction, failures)) {
            try {
                once(reaction, event, failures.size() + 1);
                return;
            } catch (RuntimeException broken) {
                failures.add(broken);
            }
        }
        blocked.add(key);
        dead.add(new DeadLetter(reaction.name(), event, failures.getLast()));
    }

    private static boolean mayTryAgain(Reaction reaction, List<RuntimeException> failures) {
        return !(failures.getLast() instanceof MalformedEvent)
                && reaction.retry().triesAgainAfter(failures.size())
                && (reaction.retry().givesUp() || failures.size() < TRIES_OF_ENDLESS);
    }

    private void once(Reaction reaction, ReceivedEvent event, int attempt) {
        var actor = new Actor(event.tenant(), event.by(), reaction.needs(), event.requestId(), event.traceparent());
        ReceivedEvent tried = new ReceivedEvent(
                event.id(),
                event.delivery(),
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
        if (reaction.effect() == Reaction.Effect.AT_LEAST_ONCE) {
            reaction.on(actor, tried);
            return;
        }
        transactions.<RuntimeException, Boolean>write(actor, () -> {
            reaction.on(actor, tried);
            return Either.right(true);
        });
    }
}
