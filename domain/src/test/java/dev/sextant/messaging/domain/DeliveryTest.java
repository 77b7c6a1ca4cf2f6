package dev.sextant.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message is sent until it is taken, for three days. */
class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final DeliveryMessage MESSAGE =
            new DeliveryMessage(new UUID(0x0192_0000_0000_7000L, 5), "case.opened", "{\"a\":1}");
    private static final DeliveryOutcome BROKEN = new Unanswered(Trouble.CONNECTION_FAILED);

    private static Delivery begun(DeliveryMessage message) {
        return Delivery.begin(new DeliveryId(new UUID(1, 1)), new WebhookId(new UUID(1, 2)), message, NOON);
    }

    private static DeliveryOutcome status(int status) {
        return new Answered(status, Option.none());
    }

    private static Delivery.Next sent(Delivery delivery, DeliveryOutcome outcome) {
        return delivery.claimed(NOON.plusSeconds(60))
                .after(new DeliveryAttempt(NOON, Duration.ofMillis(20), outcome), 0);
    }

    @Test
    void the_message_keeps_its_id_and_tells_nothing_of_the_event_in_logs() {
        assertThat(MESSAGE.id()).startsWith("evt_");
        assertThat(MESSAGE.toString()).doesNotContain("{");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void any_status_of_success_ends_it(int status) {
        Delivery.Next next = sent(begun(MESSAGE), status(status));

        assertThat(next.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(next.delivery().attempts()).hasSize(1);
        assertThat(next.delivery().nextAt().isEmpty()).isTrue();
        assertThat(next.pause().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 304, 307, 308, 400, 404, 429, 500, 503})
    void any_other_status_a_redirect_included_is_tried_again(int status) {
        Delivery.Next next = sent(begun(MESSAGE), status(status));

        assertThat(next.delivery().state()).isEqualTo(DeliveryState.PENDING);
        assertThat(next.pause()).contains(Duration.ofSeconds(5));
        assertThat(next.delivery().nextAt()).contains(NOON.plusMillis(5020));
    }

    @Test
    void a_receiver_that_is_gone_is_not_asked_again() {
        assertThat(sent(begun(MESSAGE), status(410)).delivery().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(status(410).isGone()).isTrue();
    }

    @Test
    void somebody_who_tries_a_receiver_out_sees_what_came_of_one_try() {
        Delivery test = begun(new DeliveryMessage(new UUID(1, 3), DeliveryMessage.TEST, "{}"));

        assertThat(sent(test, status(500)).delivery().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(sent(test, status(200)).delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void it_is_tried_ten_times_over_a_little_more_than_three_days_and_then_given_up() {
        Delivery delivery = begun(MESSAGE);
        var pauses = new ArrayList<Duration>();
        Delivery.Next next = sent(delivery, BROKEN);
        while (next.pause().isDefined()) {
            pauses.add(next.pause().get());
            next = sent(next.delivery(), BROKEN);
        }

        assertThat(next.delivery().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(next.delivery().attempts()).hasSize(DeliverySchedule.TRIES);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        Duration whole = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(whole).isBetween(Webhook.PATIENCE, Webhook.PATIENCE.plusHours(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_receiver_that_asks_to_be_left_alone_is_left_alone_but_not_for_ever(int status) {
        assertThat(asked(status, Duration.ofMinutes(7))).contains(Duration.ofMinutes(7));
        assertThat(asked(status, Duration.ofSeconds(1))).contains(Duration.ofSeconds(5));
        assertThat(asked(status, Duration.ofDays(400))).contains(DeliverySchedule.LONGEST_ASKED);
        assertThat(asked(500, Duration.ofMinutes(7))).contains(Duration.ofSeconds(5));
    }

    private static Option<Duration> asked(int status, Duration pause) {
        return sent(begun(MESSAGE), new Answered(status, Option.some(pause))).pause();
    }

    @Test
    void what_ended_can_be_sent_again_from_the_beginning_with_its_history() {
        Delivery ended = sent(begun(MESSAGE), status(410)).delivery();
        Delivery again = ended.again(NOON.plusSeconds(9)).get();

        assertThat(again.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(again.tried()).isZero();
        assertThat(again.attempts()).isEqualTo(ended.attempts());
        assertThat(again.message()).isEqualTo(MESSAGE);
        assertThat(again.nextAt()).contains(NOON.plusSeconds(9));
        assertThat(again.again(NOON).getLeft().code()).isEqualTo("delivery_pending");
        assertThat(again.cancelled().again(NOON).isRight()).isTrue();
    }

    @Test
    void only_the_latest_tries_are_remembered() {
        Delivery delivery = begun(MESSAGE);
        for (int i = 0; i <= Delivery.MOST_REMEMBERED; i++) {
            delivery = sent(delivery, status(410)).delivery().again(NOON).get();
        }

        assertThat(delivery.attempts()).hasSize(Delivery.MOST_REMEMBERED);
    }

    @Test
    void what_was_taken_in_hand_again_and_again_without_an_end_is_worn_out() {
        Delivery delivery = begun(MESSAGE);
        for (int i = 0; i < DeliverySchedule.TRIES; i++) {
            delivery = delivery.claimed(NOON);
            assertThat(delivery.isWornOut()).isFalse();
        }

        assertThat(delivery.claimed(NOON).isWornOut()).isTrue();
        assertThat(delivery.givenUp().state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void an_attempt_knows_when_it_was_over() {
        assertThat(new DeliveryAttempt(NOON, Duration.ofMillis(20), BROKEN).end())
                .isEqualTo(NOON.plusMillis(20));
        assertThat(List.of(BROKEN.isSuccess(), BROKEN.isGone())).containsOnly(false);
    }
}
