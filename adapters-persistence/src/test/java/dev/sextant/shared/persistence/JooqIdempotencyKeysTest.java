package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.IdempotencyKeys.Answer;
import dev.sextant.shared.application.IdempotencyKeys.Claim;
import dev.sextant.shared.application.IdempotencyKeysContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every store of keys keeps, and what only a database under many requests can show. */
class JooqIdempotencyKeysTest extends IdempotencyKeysContract {

    private static final Answer CREATED =
            new Answer(201, List.of("Location", "/api/v1/cases/1"), "{\"a\":\"\\u0000é\"}");
    private static final String POST = "POST /api/v1/cases";

    private static Stage stage;
    private final Actor ada = Actors.somewhere();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @BeforeAll
    static void open() {
        stage = new Stage(8);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected IdempotencyKeys keys() {
        return new JooqIdempotencyKeys(stage.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected void pass(Duration time) {
        now = now.plus(time);
    }

    private Claim request(Actor actor, String key) {
        Either<String, Claim> claim = stage.transactions().write(actor, () -> {
            IdempotencyKeys keys = keys();
            Claim found = keys.claim(actor, POST, key, "f");
            if (found instanceof Claim.Fresh) {
                keys.keep(actor, POST, key, CREATED);
            }
            return Either.right(found);
        });
        return claim.get();
    }

    @Test
    void an_answer_with_an_escaped_nul_is_replayed_as_it_was() {
        request(ada, "k");
        assertThat(request(ada, "k")).isEqualTo(new Claim.Replay(CREATED));
    }

    @Test
    void to_the_moment_of_its_end_a_key_is_taken() {
        request(ada, "old");
        pass(IdempotencyKeys.KEPT.minusNanos(1_000));
        assertThat(request(ada, "old")).isInstanceOf(Claim.Replay.class);
        pass(Duration.ofNanos(1_000));
        assertThat(request(ada, "old")).isEqualTo(new Claim.Fresh());
    }

    @Test
    void old_keys_do_not_pile_up() {
        IntStream.range(0, 10).forEach(i -> request(ada, "k" + i));
        pass(Duration.ofDays(2));
        IntStream.range(0, 3).forEach(i -> request(ada, "new" + i));
        Integer rows = stage.transactions()
                .read(
                        ada,
                        () -> stage.transactions()
                                .dsl(ada)
                                .fetchSingle("SELECT count(*) FROM shared.idempotency_key")
                                .get(0, Integer.class));
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void of_a_hundred_requests_at_once_one_takes_effect() throws Exception {
        List<Claim> claims;
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Claim> one = () -> request(ada, "hot");
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
            keys().claim(ada, POST, "flying", "f");
            try (var other = Executors.newSingleThreadExecutor()) {
                return Either.right(other.submit(() -> request(ada, "flying")).get());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(outer.get()).isEqualTo(new Claim.InFlight());
    }
}
