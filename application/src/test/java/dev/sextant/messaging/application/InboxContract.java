package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} keeps. */
public abstract class InboxContract {

    private static final Instant THEN = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final Actor ada = Actors.somewhere();
    private final UUID event = UUID.randomUUID();

    /** The inbox under test. */
    protected abstract Inbox inbox();

    /** The transactions that it works in. */
    protected abstract Transactions transactions();

    private boolean taken(Actor actor, String subscriber) {
        return transactions()
                .<String, Boolean>write(actor, () -> Either.right(inbox().take(actor, subscriber, event, THEN)))
                .get();
    }

    @Test
    public void an_event_is_taken_once() {
        assertThat(taken(ada, "billing")).isTrue();
        assertThat(taken(ada, "billing")).isFalse();
    }

    @Test
    public void subscribers_and_tenants_do_not_share_notes() {
        assertThat(taken(ada, "billing")).isTrue();
        assertThat(taken(ada, "shipping")).isTrue();
        assertThat(taken(Actors.somewhere(), "billing")).isTrue();
    }

    @Test
    public void the_second_time_in_one_transaction_is_no_first_time() {
        boolean second = transactions()
                .<String, Boolean>write(ada, () -> {
                    inbox().take(ada, "billing", event, THEN);
                    return Either.right(inbox().take(ada, "billing", event, THEN));
                })
                .get();
        assertThat(second).isFalse();
    }

    @Test
    public void what_is_rolled_back_was_not_taken() {
        transactions().write(ada, () -> {
            inbox().take(ada, "billing", event, THEN);
            return Either.left("refused");
        });
        assertThat(taken(ada, "billing")).isTrue();
    }

    @Test
    public void an_event_older_than_everything_kept_is_taken_once_too() {
        for (boolean first : new boolean[] {true, false}) {
            assertThat(transactions()
                            .<String, Boolean>write(
                                    ada, () -> Either.right(inbox().take(ada, "old", event, Instant.EPOCH)))
                            .get())
                    .isEqualTo(first);
        }
    }

    @Test
    public void outside_a_transaction_nothing_is_taken() {
        assertThatThrownBy(() -> inbox().take(ada, "billing", event, THEN)).isInstanceOf(IllegalStateException.class);
    }
}
