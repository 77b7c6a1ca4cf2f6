package dev.sextant.messaging.application;

import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Hands what other programs tell to reactions: each in a transaction of its own, in which the {@link Inbox} is noted first. So an event that comes twice, on whichever way, takes effect once. Safe for many threads.
 *
 * <p>Whoever brings events here keeps their order: those of one aggregate one after the other, and after a failure the same one again. It may be the adapter through which events also leave, and so this is a port of both sides.
 */
@Port
public final class EventIntake {

    private final Transactions transactions;
    private final Inbox inbox;
    private final List<Reaction> reactions;

    /**
     * An intake.
     *
     * @param reactions who is told; all of them {@linkplain Reaction.Effect#TRANSACTIONAL transactional}, since nothing else can be done exactly once
     * @throws IllegalArgumentException when one is not, or two have the same name
     */
    public EventIntake(Transactions transactions, Inbox inbox, Collection<Reaction> reactions) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.reactions = List.copyOf(reactions);
        var names = new HashSet<String>();
        for (Reaction reaction : this.reactions) {
            if (reaction.effect() != Reaction.Effect.TRANSACTIONAL) {
                throw new IllegalArgumentException(reaction.name() + " is not transactional");
            }
            if (!names.add(reaction.name())) {
                throw new IllegalArgumentException("two reactions are called " + reaction.name());
            }
        }
    }

    /**
     * Has an event take effect for everybody who wants it and for whom it did not before.
     *
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now
     * @throws RuntimeException what a reaction threw; those before it stand, and are not called again when the same event comes again
     */
    public void receive(ReceivedEvent event) {
        for (Reaction reaction : reactions) {
            if (reaction.to().isEmpty() || reaction.to().contains(event.kind())) {
                receive(reaction, event);
            }
        }
    }

    private void receive(Reaction reaction, ReceivedEvent event) {
        var actor = new Actor(event.tenant(), event.by(), reaction.needs(), event.requestId(), event.traceparent());
        transactions.<IllegalStateException, Boolean>write(actor, () -> {
            boolean first = inbox.take(actor, reaction.name(), event.id(), event.recordedAt());
            if (first) {
                reaction.on(actor, event);
            }
            return Either.right(first);
        });
    }
}
