package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Subscribers that are far behind, beside one that is up to date. */
class CatchingUpTest extends RelayStage {

    private static final int BACKLOG = 60;
    /** More than each of two lanes finds before it counts as far behind. */
    private static final int SOME = 24;

    private final Actor ada = Actors.somewhere();

    private long effects(String subscriber) {
        return ledger.numbers("SELECT count(*) FROM proof.effect WHERE subscriber = '" + subscriber + "'")
                .getFirst();
    }

    /** One more event, of which the subscriber that is up to date has had the one before. */
    private void another(Relay relay, int number) {
        append(ada, UUID.randomUUID(), 1, relay);
        await(() -> effects("proof.prompt") == number);
    }

    @Test
    void a_lane_that_is_up_to_date_is_served_while_those_that_catch_up_stand_still() {
        for (int event = 0; event < BACKLOG; event++) {
            append(ada, UUID.randomUUID(), 1);
        }
        var slow = new CountDownLatch(1);
        var called = new AtomicInteger();
        var stuck = new CountDownLatch(1);
        var settings = new RelaySettings(2, 2, 1, 1, Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ZERO);
        Relay relay = relay(settings, ProofLedger.noting("proof.prompt", stage.transactions(), (actor, event) -> {}));
        await(() -> effects("proof.prompt") == BACKLOG);
        int number = BACKLOG;
        another(relay, ++number);
        relay.subscribe(ProofLedger.noting("proof.late", stage.transactions(), (actor, event) -> {
            if (called.incrementAndGet() > SOME) {
                stuck.countDown();
                awaitUninterruptibly(slow);
            }
        }));
        try {
            while (stuck.getCount() > 0) {
                another(relay, ++number);
            }
            for (int more = 0; more < 10; more++) {
                another(relay, ++number);
            }
        } finally {
            slow.countDown();
        }
        await(() -> effects("proof.late")
                == ledger.numbers("SELECT count(*) FROM shared.outbox").getFirst());
        assertThat(ledger.account("proof.late").twice()).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
