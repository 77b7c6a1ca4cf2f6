package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.IdempotencyKeys.Answer;
import dev.sextant.shared.application.IdempotencyKeys.Claim;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqIdempotencyKeysTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Answer CREATED =
            new Answer(201, List.of("Location", "/api/v1/cases/1"), "{\"a\":\"\\u0000é\"}");
    private static final String POST = "POST /api/v1/cases";

    private static Stage stage;
    private final Actor ada = Actors.somewhere();

    @BeforeAll
    static void open() {
        stage = new Stage(8);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static IdempotencyKeys keysAt(Instant now) {
        return new JooqIdempotencyKeys(stage.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Claim request(Actor actor, Instant at, String key, String fingerprint, Answer answer) {
        Either<String, Claim> claim = stage.transactions().write(actor, () -> {
            IdempotencyKeys keys = keysAt(at);
            Claim found = keys.claim(actor, POST, key, fingerprint);
            if (found instanceof Claim.Fresh) {
                keys.keep(actor, POST, key, answer);
            }
            return Either.right(found);
        });
        return claim.get();
    }

    @Test
    void the_first_answer_is_replayed() {
        assertThat(request(ada, NOON, "k", "f", CREATED)).isEqualTo(new Claim.Fresh());
        assertThat(request(ada, NOON, "k", "f", CREATED)).isEqualTo(new Claim.Replay(CREATED));
        assertThat(request(ada, NOON, "k", "another", CREATED)).isEqualTo(new Claim.OtherRequest());
    }

    @Test
    void a_key_belongs_to_one_tenant_user_and_operation() {
        request(ada, NOON, "mine", "f", CREATED);
        Actor colleague = new Actor(
                ada.tenant(), new UserId(UUID.randomUUID()), ada.permissions(), ada.requestId(), ada.traceparent());
        assertThat(request(Actors.somewhere(), NOON, "mine", "f", CREATED)).isEqualTo(new Claim.Fresh());
        assertThat(request(colleague, NOON, "mine", "f", CREATED)).isEqualTo(new Claim.Fresh());
        Either<String, Claim> elsewhere = stage.transactions()
                .write(ada, () -> Either.right(keysAt(NOON).claim(ada, "POST /api/v1/other", "mine", "f")));
        assertThat(elsewhere.get()).isEqualTo(new Claim.Fresh());
    }

    @Test
    void a_refusal_is_not_remembered() {
        stage.transactions().write(ada, () -> {
            keysAt(NOON).claim(ada, POST, "refused", "f");
            keysAt(NOON).claim(ada, POST, "refused", "f");
            return Either.left("no");
        });
        assertThat(request(ada, NOON, "refused", "f", CREATED)).isEqualTo(new Claim.Fresh());
    }

    @Test
    void after_its_time_a_key_is_free_again_and_its_row_goes() {
        request(ada, NOON, "old", "f", CREATED);
        Instant justBefore = NOON.plus(IdempotencyKeys.KEPT).minusNanos(1_000);
        assertThat(request(ada, justBefore, "old", "f", CREATED)).isInstanceOf(Claim.Replay.class);
        assertThat(request(ada, NOON.plus(IdempotencyKeys.KEPT), "old", "other", CREATED))
                .isEqualTo(new Claim.Fresh());
    }

    @Test
    void old_keys_do_not_pile_up() {
        Actor busy = Actors.somewhere();
        IntStream.range(0, 10).forEach(i -> request(busy, NOON, "k" + i, "f", CREATED));
        Instant later = NOON.plus(Duration.ofDays(2));
        IntStream.range(0, 3).forEach(i -> request(busy, later, "new" + i, "f", CREATED));
        Integer rows = stage.transactions()
                .read(
                        busy,
                        () -> stage.transactions()
                                .dsl(busy)
                                .fetchSingle("SELECT count(*) FROM shared.idempotency_key")
                                .get(0, Integer.class));
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void an_answer_to_a_key_that_was_not_claimed_is_a_programming_error() {
        assertThatThrownBy(() -> stage.transactions().write(ada, () -> {
                    keysAt(NOON).keep(ada, POST, "never", CREATED);
                    return Either.right("done");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not claimed");
    }

    @Test
    void of_a_hundred_requests_at_once_one_takes_effect() throws Exception {
        Actor crowd = Actors.somewhere();
        List<Claim> claims;
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Claim> one = () -> request(crowd, NOON, "hot", "f", CREATED);
            claims = threads
                    .invokeAll(IntStream.range(0, 100).mapToObj(i -> one).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        assertThat(claims.stream().filter(Claim.Fresh.class::isInstance)).hasSize(1);
        assertThat(claims.stream().filter(Claim.OtherRequest.class::isInstance)).isEmpty();
    }

    @Test
    void while_a_request_is_worked_on_its_key_is_in_flight() {
        Either<String, Claim> outer = stage.transactions().write(ada, () -> {
            keysAt(NOON).claim(ada, POST, "flying", "f");
            try (var other = Executors.newSingleThreadExecutor()) {
                return Either.right(other.submit(() -> request(ada, NOON, "flying", "f", CREATED))
                        .get());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(outer.get()).isEqualTo(new Claim.InFlight());
    }
}
