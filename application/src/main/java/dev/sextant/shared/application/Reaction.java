package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.RetryRule;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * What a program does when something happened: a subscriber. The events of one aggregate reach it in the order of the aggregate's versions, one at a time; those of different aggregates in any order, several at a time. An event that
 * cannot be handled holds up the later ones of its own aggregate and nothing else.
 *
 * <pre>{@code
 * public final class WhenCaseOpened implements Reaction {
 *     public String name() { return "billing.when_case_opened"; }
 *     public Set<EventKind> to() { return Set.of(new EventKind("case.opened", 1)); }
 *     public Effect effect() { return Effect.TRANSACTIONAL; }
 *     public void on(Actor actor, ReceivedEvent event) { … }
 * }
 * }</pre>
 */
@Port
public interface Reaction {

    /** Where the effects of a reaction are. */
    enum Effect {
        /**
         * In the same PostgreSQL, through the actor's open transaction: they are committed together with the note that the event was handled, and so exactly once. Such a reaction talks to nobody else.
         */
        TRANSACTIONAL,
        /**
         * Elsewhere: the reaction is called outside of any transaction, at least once. After a crash it is called again with the same {@link ReceivedEvent#delivery()}, which is the idempotency key to hand on.
         */
        AT_LEAST_ONCE
    }

    /** Its stable name among all subscribers, over versions of the program too: {@code context.when_something_happened}, at most 100 characters. */
    String name();

    /** What it reacts to, each type in the version that it reads; empty for every event in its newest version. Several versions of one type are refused at start. */
    Set<EventKind> to();

    /** Where its effects are. */
    Effect effect();

    /** Whether a subscriber that is new begins with the oldest event that is kept, or with what happens from now on. */
    default boolean fromBeginning() {
        return true;
    }

    /** When it is tried again after it broke. */
    default RetryRule retry() {
        return RetryRule.standard();
    }

    /** What the actor that is handed to it may do in the event's tenant. */
    default Set<Permission> needs() {
        return Set.of();
    }

    /**
     * Reacts. Several threads may call it at once, for different aggregates.
     *
     * @param actor acts in the event's tenant for whoever caused it, with the permissions that {@link #needs} names; a {@linkplain Effect#TRANSACTIONAL transactional} reaction finds its transaction open
     * @throws MalformedEvent when the event can never be handled
     * @throws RuntimeException when it should be tried again later; nothing of a transactional reaction stays
     */
    void on(Actor actor, ReceivedEvent event);
}
