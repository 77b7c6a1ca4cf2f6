package dev.sextant.identity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.application.KeyRing.VerifyingKey;
import dev.sextant.identity.application.inmemory.InMemorySigningKeys;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The keys of access tokens, as each node knows them. */
class SealedKeyRingTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicInteger made = new AtomicInteger();
    private final IdGenerator ids = new UuidV7(clock, new Random(1));
    private final InMemorySigningKeys keys = new InMemorySigningKeys(memory);
    private final KeyPairs pairs = () -> {
        int number = made.incrementAndGet();
        return new KeyPairs.KeyPair("public " + number, new SecretText("private " + number));
    };

    /** The database, which counts who reads and may be away. */
    private final Transactions database = new Transactions() {
        @Override
        public <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work) {
            return memory.write(actor, work);
        }

        @Override
        public <T> T read(Actor actor, Supplier<T> work) {
            reads.incrementAndGet();
            if (down.get()) {
                throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException("away"));
            }
            return memory.read(actor, work);
        }

        @Override
        public void afterwards(Runnable action) {
            memory.afterwards(action);
        }
    };

    private final SealedKeyRing ring = node();

    private SealedKeyRing node() {
        return new SealedKeyRing(keys, pairs, new PlainSealing(), database, ids, clock);
    }

    private RotateSigningKeys.Rotated rotate() {
        var root = new Actor(
                Platform.TENANT, Platform.NOBODY, Set.of(Permissions.PLATFORM_MANAGE), Set.of(), Origin.of("req-test"));
        var rotation = new RotateSigningKeys(
                keys, pairs, new PlainSealing(), ids, new IdentityBook(new InMemoryOutbox(memory), clock));
        var handling = new Handling(memory, (name, actor, outcome, took) -> {}, System::nanoTime);
        return handling.run(rotation, root, new RotateSigningKeys.Command()).get();
    }

    @Test
    void the_first_key_is_made_on_first_use_and_once() {
        KeyRing.SigningPair first = ring.signing();

        assertThat(first.privateKey().value()).isEqualTo("private 1");
        assertThat(first.kid()).matches("sig-[0-9a-z]{26}");
        assertThat(node().signing()).isEqualTo(first);
        assertThat(ring.signing()).isEqualTo(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void a_key_that_another_node_made_is_known_within_seconds() {
        String old = ring.signing().kid();
        RotateSigningKeys.Rotated rotated = rotate();
        assertThat(rotated.stillVerifying()).containsExactly(old);

        clock.pass(Duration.ofSeconds(2));

        assertThat(ring.verifying(rotated.kid()).map(VerifyingKey::kid)).contains(rotated.kid());
        clock.pass(Duration.ofSeconds(60));
        assertThat(ring.signing().kid()).isEqualTo(rotated.kid());
    }

    @Test
    void a_rotation_logs_nobody_out_and_the_old_key_ends_some_day() {
        String old = ring.signing().kid();
        rotate();
        clock.pass(SigningKey.TOKEN_LIFE.plus(SigningKey.LEEWAY));
        assertThat(ring.verifying(old).isDefined()).isTrue();
        assertThat(ring.published()).hasSize(2);

        clock.pass(SigningKey.HEARSAY);

        assertThat(ring.verifying(old).isEmpty()).isTrue();
        assertThat(ring.published()).hasSize(1);
        assertThat(rotate().stillVerifying()).hasSize(1).doesNotContain(old);
    }

    @Test
    void a_flood_of_unknown_keys_does_not_reach_the_database() {
        ring.signing();
        clock.pass(Duration.ofSeconds(2));
        int before = reads.get();

        for (int i = 0; i < 1_000; i++) {
            assertThat(ring.verifying("unknown " + i).isEmpty()).isTrue();
        }

        assertThat(reads.get() - before).isEqualTo(1);
    }

    @Test
    void an_outage_does_not_take_the_known_keys_away() {
        String kid = ring.signing().kid();
        down.set(true);
        clock.pass(Duration.ofMinutes(5));

        assertThat(ring.signing().kid()).isEqualTo(kid);
        assertThat(ring.verifying(kid).isDefined()).isTrue();
        assertThatThrownBy(() -> node().signing()).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> node().verifying(kid)).isInstanceOf(Unavailable.class);
    }
}
