package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps. */
public abstract class OutboxContract {

    /** An event as the outbox stores it. */
    public record Stored(String type, UUID aggregateId, long aggregateVersion, String requestId) {}

    /** The outbox under test. */
    protected abstract Outbox outbox();

    /** The transactions that it works in. */
    protected abstract Transactions transactions();

    /** An event that the outbox can store. */
    protected abstract Event event(UUID aggregateId);

    /** Another event that the outbox can store, of another type. */
    protected abstract Event anotherEvent(UUID aggregateId);

    /** What is stored for the actor's tenant, oldest first. */
    protected abstract List<Stored> stored(Actor actor);

    private final Actor ada = Actors.somewhere();
    private final UUID aggregate = UUID.randomUUID();

    private Stored stored(Event event, long version) {
        return new Stored(event.type(), aggregate, version, ada.requestId());
    }

    @Test
    public void events_are_stored_with_the_change_in_their_order() {
        Event first = event(aggregate);
        Event second = anotherEvent(aggregate);

        transactions().write(ada, () -> {
            outbox().append(ada, "case", 1, List.of(first, second));
            outbox().append(ada, "case", 2, List.of(first));
            return Either.right("done");
        });

        assertThat(stored(ada)).containsExactly(stored(first, 1), stored(second, 1), stored(first, 2));
    }

    @Test
    public void a_refusal_leaves_no_event() {
        transactions().write(ada, () -> {
            outbox().append(ada, "case", 1, List.of(event(aggregate)));
            return Either.left("no");
        });

        assertThat(stored(ada)).isEmpty();
    }

    @Test
    public void a_failure_leaves_no_event() {
        assertThatThrownBy(() -> transactions().write(ada, () -> {
                    outbox().append(ada, "case", 1, List.of(event(aggregate)));
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");

        assertThat(stored(ada)).isEmpty();
    }

    @Test
    public void another_tenant_sees_nothing_of_it() {
        transactions().write(ada, () -> {
            outbox().append(ada, "case", 1, List.of(event(aggregate)));
            return Either.right("done");
        });

        assertThat(stored(Actors.somewhere())).isEmpty();
    }

    @Test
    public void outside_a_transaction_nothing_is_taken() {
        assertThatThrownBy(() -> outbox().append(ada, "case", 1, List.of(event(aggregate))))
                .isInstanceOf(IllegalStateException.class);
    }
}
