package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.IdempotencyKeys.Answer;
import dev.sextant.shared.application.IdempotencyKeys.Claim;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyKeys} keeps. */
public abstract class IdempotencyKeysContract {

    private static final String OPERATION = "POST /api/v1/cases";
    private static final Answer CREATED = new Answer(201, List.of("Location", "/api/v1/cases/1"), "{\"a\":\"é\"}");

    private final Actor ada = Actors.somewhere();

    /** The keys under test. */
    protected abstract IdempotencyKeys keys();

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    /** Lets the clock of the keys move on. */
    protected abstract void pass(Duration time);

    private Claim request(Actor actor, String operation, String key, String fingerprint) {
        return transactions()
                .<String, Claim>write(actor, () -> {
                    Claim found = keys().claim(actor, operation, key, fingerprint);
                    if (found instanceof Claim.Fresh) {
                        keys().keep(actor, operation, key, CREATED);
                    }
                    return Either.right(found);
                })
                .get();
    }

    @Test
    public void the_same_request_finds_the_answer_to_the_first() {
        assertThat(request(ada, OPERATION, "k", "f")).isEqualTo(new Claim.Fresh());
        assertThat(request(ada, OPERATION, "k", "f")).isEqualTo(new Claim.Replay(CREATED));
    }

    @Test
    public void another_request_with_the_key_is_told_apart() {
        request(ada, OPERATION, "k", "f");
        assertThat(request(ada, OPERATION, "k", "g")).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    public void tenants_users_and_operations_do_not_share_keys() {
        request(ada, OPERATION, "k", "f");
        Actor colleague = new Actor(
                ada.tenant(), new UserId(UUID.randomUUID()), ada.permissions(), ada.requestId(), ada.traceparent());

        assertThat(request(Actors.somewhere(), OPERATION, "k", "f")).isEqualTo(new Claim.Fresh());
        assertThat(request(colleague, OPERATION, "k", "g")).isEqualTo(new Claim.Fresh());
        assertThat(request(ada, "POST /api/v1/others", "k", "g")).isEqualTo(new Claim.Fresh());
    }

    @Test
    public void a_refusal_leaves_the_key_free() {
        transactions().write(ada, () -> {
            keys().claim(ada, OPERATION, "k", "f");
            keys().keep(ada, OPERATION, "k", CREATED);
            return Either.left("refused");
        });

        assertThat(request(ada, OPERATION, "k", "another")).isEqualTo(new Claim.Fresh());
    }

    @Test
    public void an_answer_is_remembered_for_a_day_and_then_the_key_is_free() {
        request(ada, OPERATION, "k", "f");
        pass(IdempotencyKeys.KEPT.minusSeconds(1));
        assertThat(request(ada, OPERATION, "k", "f")).isEqualTo(new Claim.Replay(CREATED));
        pass(Duration.ofSeconds(2));
        assertThat(request(ada, OPERATION, "k", "another")).isEqualTo(new Claim.Fresh());
        assertThat(request(ada, OPERATION, "k", "another")).isEqualTo(new Claim.Replay(CREATED));
    }

    @Test
    public void an_answer_to_a_key_that_nobody_claimed_is_a_mistake() {
        assertThatThrownBy(() -> transactions().write(ada, () -> {
                    keys().keep(ada, OPERATION, "unclaimed", CREATED);
                    return Either.right("done");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void outside_a_transaction_nothing_is_claimed() {
        assertThatThrownBy(() -> keys().claim(ada, OPERATION, "k", "f")).isInstanceOf(IllegalStateException.class);
    }
}
