package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.DeliveryDispatch.Due;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However slow the receivers of one organisation are, there is room for those of the others. */
class DeliveryRoundsTest {

    private final WebhookProgram program = new WebhookProgram();
    private final WebhookFixtures some = new WebhookFixtures();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Due> sent = new ArrayList<>();
    private final List<RuntimeException> troubles = new ArrayList<>();
    private final AtomicInteger woken = new AtomicInteger();
    private final DeliveryRounds rounds =
            new DeliveryRounds(program.dispatch, this::send, threads::add, woken::incrementAndGet, troubles::add);

    private void send(Due due) {
        sent.add(due);
        program.sender(program.secrets).send(due);
    }

    private Webhook flooded(Actor actor, int deliveries) {
        Webhook webhook = some.webhook(actor);
        Either<String, String> done = program.transactions.write(actor, () -> {
            program.webhooks.add(actor, webhook);
            program.deliveries.add(
                    actor,
                    IntStream.range(0, deliveries)
                            .mapToObj(i -> some.delivery(webhook))
                            .toList());
            return Either.right("done");
        });
        done.get();
        return webhook;
    }

    @Test
    void few_of_one_webhook_and_of_one_organisation_are_under_way_at_once() {
        Actor slow = Actors.somewhere();
        Actor other = Actors.somewhere();
        for (int i = 0; i < 5; i++) {
            flooded(slow, 100);
        }

        assertThat(rounds.look()).isEqualTo(DeliveryRounds.PER_TENANT);
        assertThat(rounds.look()).isZero();
        flooded(other, 100);
        assertThat(rounds.look()).isEqualTo(DeliveryRounds.PER_WEBHOOK);
        assertThat(rounds.look()).isZero();
    }

    @Test
    void all_slow_receivers_together_leave_no_more_than_a_node_can_bear_and_room_comes_back() {
        for (int i = 0; i < 100; i++) {
            flooded(Actors.somewhere(), 10);
        }

        assertThat(rounds.look()).isEqualTo(DeliveryRounds.MOST_AT_ONCE);
        assertThat(rounds.look()).isZero();
        threads.removeFirst().run();
        assertThat(woken.get()).isEqualTo(1);
        assertThat(rounds.look()).isEqualTo(1);
    }

    @Test
    void what_throws_is_told_and_keeps_no_room() {
        flooded(Actors.somewhere(), 1);
        var broken = new DeliveryRounds(
                program.dispatch,
                due -> {
                    throw new IllegalStateException("away");
                },
                threads::add,
                woken::incrementAndGet,
                troubles::add);

        assertThat(broken.look()).isEqualTo(1);
        threads.removeFirst().run();
        assertThat(troubles).extracting(Throwable::getMessage).containsExactly("away");
        assertThat(broken.look()).isEqualTo(1);
    }

    @Test
    void a_flood_is_worked_off_to_its_end() {
        flooded(Actors.somewhere(), 30);
        program.unreadable.clear();
        while (rounds.look() > 0) {
            while (!threads.isEmpty()) {
                threads.removeFirst().run();
            }
        }

        // The fixture's secret is not one that these secrets sealed, so each is tried, told, and waits.
        assertThat(sent).hasSize(30).doesNotHaveDuplicates();
        assertThat(program.unreadable).hasSize(30);
        assertThat(program.world.letters).isEmpty();
    }
}
