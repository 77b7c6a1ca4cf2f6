package dev.sextant.messaging.application;

import static dev.sextant.messaging.application.WebhookFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.DeliveryQueries.DeliveryView;
import dev.sextant.messaging.application.WebhookProgram.Letter;
import dev.sextant.messaging.application.inmemory.PlainWebhookSecrets;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.SignatureCheck;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookDraft;
import dev.sextant.messaging.domain.WebhookEdit;
import dev.sextant.messaging.domain.WebhookError;
import dev.sextant.messaging.domain.WebhookEvent;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookSecret;
import dev.sextant.messaging.domain.WebhookState.Reason;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Patch;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an event to its receiver, with everything that goes wrong on the way. */
class WebhookStoryTest {

    private static final DeliveryOutcome BUSY = new Answered(500, Option.none());

    private final WebhookProgram program = new WebhookProgram();
    private final WebhookFixtures some = new WebhookFixtures();
    private final Actor ada = Actors.somewhere(WebhookPermissions.READ, WebhookPermissions.MANAGE);

    private <C, R> Either<DomainError, R> run(UseCase<C, R, WebhookError> useCase, C command) {
        return program.handling.run(useCase, ada, command);
    }

    private CreateWebhook.Made created(String... events) {
        var draft = new WebhookDraft(Option.some("https://hooks.example.org/in"), Option.none(), List.of(events));
        return run(program.create, new CreateWebhook.Command(draft)).get();
    }

    private static WebhookId id(CreateWebhook.Made made) {
        return WebhookId.parse(made.webhook().id()).get();
    }

    private ReceivedEvent happened(String type) {
        ReceivedEvent event = some.event(ada, type, program.clock.instant());
        program.happen(ada, event);
        return event;
    }

    private List<DeliveryView> log(WebhookId id) {
        return program.transactions
                .read(ada, () -> program.deliveryQueries.page(ada, id, PageRequest.first()))
                .get()
                .items();
    }

    private Webhook webhook(WebhookId id) {
        return program.transactions
                .read(ada, () -> program.webhooks.find(ada, id))
                .get();
    }

    private static Option<Instant> believed(Letter letter, String secret, Instant now) {
        var headers = new Signature.Headers(
                letter.headers().getOrDefault(Signature.ID, ""),
                letter.headers().getOrDefault(Signature.TIMESTAMP, ""),
                letter.headers().getOrDefault(Signature.SIGNATURES, ""));
        return SignatureCheck.with(WebhookSecret.parse(secret).get())
                .check(headers, letter.body().getBytes(StandardCharsets.UTF_8), now)
                .toOption();
    }

    @Test
    void an_event_reaches_those_who_want_it_signed_and_once() {
        CreateWebhook.Made wants = created("case.*");
        CreateWebhook.Made wantsNot = created("team.*");
        ReceivedEvent event = happened("case.opened");
        program.happen(ada, event);

        assertThat(program.rung.get()).isEqualTo(2);
        assertThat(program.sendDue()).isEqualTo(1);
        assertThat(program.sendDue()).isZero();
        Letter letter = program.world.letters.getFirst();
        assertThat(letter.headers())
                .containsEntry(Signature.ID, log(id(wants)).getFirst().eventId());
        assertThat(believed(letter, wants.secret().get(), NOON).isDefined()).isTrue();
        assertThat(believed(letter, wantsNot.secret().get(), NOON).isDefined()).isFalse();
        assertThat(log(id(wants)).getFirst().state()).isEqualTo("delivered");
        assertThat(log(id(wantsNot))).isEmpty();
    }

    @Test
    void what_happened_before_the_webhook_was_made_is_not_delivered() {
        ReceivedEvent before = some.event(ada, "case.opened", NOON.minusSeconds(1));
        created("*");

        program.happen(ada, before);

        assertThat(program.sendDue()).isZero();
        assertThat(program.reaction.fromBeginning()).isFalse();
    }

    @Test
    void a_retry_has_the_same_id_and_body_and_a_new_time() {
        CreateWebhook.Made made = created("*");
        happened("case.opened");
        program.world.answers.add(BUSY);
        program.sendDue();
        program.clock.pass(Duration.ofSeconds(6));
        program.sendDue();

        assertThat(program.world.letters).hasSize(2);
        Letter first = program.world.letters.get(0);
        Letter second = program.world.letters.get(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get(Signature.ID)).isEqualTo(first.headers().get(Signature.ID));
        assertThat(believed(first, made.secret().get(), NOON)).contains(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(believed(second, made.secret().get(), NOON)).contains(Instant.parse("2026-11-21T12:00:06Z"));
        assertThat(log(id(made)).getFirst().attempts()).hasSize(2);
    }

    @Test
    void while_the_secret_is_replaced_the_old_one_signs_as_well_and_then_no_longer() {
        CreateWebhook.Made made = created("*");
        CreateWebhook.Made rotated = run(program.rotate, new RotateWebhookSecret.Command(id(made), Option.some(1L)))
                .get();
        happened("case.opened");
        program.sendDue();
        program.clock.pass(Duration.ofHours(24));
        happened("case.closed");
        program.sendDue();

        Letter during = program.world.letters.get(0);
        Letter after = program.world.letters.get(1);
        assertThat(made.secret().get()).isNotEqualTo(rotated.secret().get());
        assertThat(believed(during, made.secret().get(), NOON).isDefined()).isTrue();
        assertThat(believed(during, rotated.secret().get(), NOON).isDefined()).isTrue();
        assertThat(believed(after, made.secret().get(), program.clock.instant()).isDefined())
                .isFalse();
        assertThat(believed(after, rotated.secret().get(), program.clock.instant())
                        .isDefined())
                .isTrue();
        assertThat(rotated.webhook().earlierSecretsUntil()).contains(NOON.plus(Webhook.OVERLAP));
    }

    @Test
    void a_receiver_that_takes_nothing_for_three_days_is_given_up_with_a_notice() {
        CreateWebhook.Made made = created("case.*");
        happened("case.opened");
        for (int i = 0; i < 12; i++) {
            program.world.answers.add(BUSY);
            program.sendDue();
            program.clock.pass(Duration.ofHours(25));
        }

        assertThat(program.world.letters).hasSize(10);
        assertThat(log(id(made)).getFirst().state()).isEqualTo("failed");
        assertThat(webhook(id(made)).isEnabled()).isFalse();
        assertThat(program.outbox.entries(ada))
                .last()
                .satisfies(entry -> assertThat(entry.event())
                        .isInstanceOfSatisfying(
                                WebhookEvent.WebhookDisabled.class,
                                disabled -> assertThat(disabled.reason()).isEqualTo(Reason.RECEIVER_FAILING)));
        happened("case.closed");
        assertThat(program.sendDue()).isZero();
    }

    @Test
    void one_success_among_failures_keeps_the_webhook() {
        CreateWebhook.Made made = created("case.*");
        happened("case.opened");
        for (int i = 0; i < 12; i++) {
            program.world.answers.add(BUSY);
            program.sendDue();
            program.clock.pass(Duration.ofHours(25));
            if (i == 7) {
                happened("case.closed");
                program.world.answers.add(BUSY);
                program.world.answers.add(new Answered(200, Option.none()));
                program.sendDue();
            }
        }

        assertThat(webhook(id(made)).isEnabled()).isTrue();
        assertThat(log(id(made))).extracting(DeliveryView::state).contains("failed");
    }

    @Test
    void a_receiver_that_is_gone_is_never_asked_again_and_what_waits_is_cancelled() {
        CreateWebhook.Made made = created("*");
        happened("case.opened");
        happened("case.closed");
        program.world.answers.add(new Answered(410, Option.none()));
        program.sendDue();

        assertThat(program.world.letters).hasSize(1);
        assertThat(webhook(id(made)).isEnabled()).isFalse();
        assertThat(log(id(made))).extracting(DeliveryView::state).containsExactlyInAnyOrder("failed", "cancelled");
        assertThat(run(program.test, new TestWebhook.Command(id(made)))
                        .getLeft()
                        .code())
                .isEqualTo("webhook_disabled");
    }

    @Test
    void a_program_that_stops_between_sending_and_noting_has_it_sent_again_under_the_same_id() {
        CreateWebhook.Made made = created("*");
        happened("case.opened");
        program.world.crashes.set(true);
        assertThatThrownBy(program::sendDue).hasMessage("the program stopped");
        program.world.crashes.set(false);

        assertThat(program.sendDue()).isZero();
        program.clock.pass(DeliverySender.LEASE);
        assertThat(program.sendDue()).isEqualTo(1);
        assertThat(program.world.letters)
                .hasSize(2)
                .extracting(letter -> letter.headers().get(Signature.ID))
                .containsOnly(log(id(made)).getFirst().eventId());
        assertThat(log(id(made)).getFirst().state()).isEqualTo("delivered");
    }

    @Test
    void what_ended_is_sent_again_under_the_same_id_when_somebody_wants_it() {
        CreateWebhook.Made made = created("*");
        happened("case.opened");
        program.sendDue();
        DeliveryId delivery = DeliveryId.parse(log(id(made)).getFirst().id()).get();

        assertThat(run(program.redeliver, new RedeliverMessage.Command(id(made), delivery))
                        .get()
                        .state())
                .isEqualTo("pending");
        assertThat(run(program.redeliver, new RedeliverMessage.Command(id(made), delivery))
                        .getLeft()
                        .code())
                .isEqualTo("delivery_pending");
        program.sendDue();
        assertThat(program.world.letters)
                .hasSize(2)
                .extracting(letter -> letter.headers().get(Signature.ID))
                .containsOnly(log(id(made)).getFirst().eventId());
    }

    @Test
    void a_receiver_is_tried_out_once_whatever_the_filter() {
        CreateWebhook.Made made = created("case.opened");
        program.world.answers.add(BUSY);
        run(program.test, new TestWebhook.Command(id(made))).get();
        program.sendDue();
        program.clock.pass(Duration.ofDays(1));

        assertThat(program.sendDue()).isZero();
        assertThat(program.world.letters.getFirst().body()).contains("webhook.test");
        assertThat(log(id(made)).getFirst().eventType()).isEqualTo("webhook.test");
        assertThat(webhook(id(made)).snapshot().failingSince().isEmpty()).isTrue();
    }

    @Test
    void an_address_that_may_not_be_called_is_refused_when_it_is_chosen() {
        var draft = new WebhookDraft(Option.some("https://localhost/in"), Option.none(), List.of("*"));
        var edit =
                new WebhookEdit(new Patch.Changed<>("https://localhost/"), new Patch.Absent<>(), new Patch.Absent<>());
        CreateWebhook.Made made = created("*");

        assertThat(run(program.create, new CreateWebhook.Command(draft))
                        .getLeft()
                        .code())
                .isEqualTo("receiver_not_allowed");
        assertThat(run(program.edit, new EditWebhook.Command(id(made), edit, Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("receiver_not_allowed");
        assertThat(run(program.edit, new EditWebhook.Command(id(made), edit, Option.some(9L)))
                        .getLeft()
                        .code())
                .isEqualTo("stale_version");
    }

    @Test
    void a_deleted_webhook_is_sent_nothing_that_was_under_way() {
        CreateWebhook.Made made = created("*");
        happened("case.opened");
        run(program.delete, new DeleteWebhook.Command(id(made), Option.some(1L)))
                .get();

        program.sendDue();

        assertThat(program.world.letters).isEmpty();
        assertThat(program.sendDue()).isZero();
        assertThat(run(program.enable, new EnableWebhook.Command(id(made), Option.none()))
                        .getLeft()
                        .code())
                .isEqualTo("webhook_not_found");
    }

    @Test
    void disabled_it_hears_nothing_and_enabled_again_only_of_what_happens_then() {
        CreateWebhook.Made made = created("case.*");
        run(program.disable, new DisableWebhook.Command(id(made), Option.some(1L)))
                .get();
        happened("case.opened");
        run(program.enable, new EnableWebhook.Command(id(made), Option.some(2L)))
                .get();
        happened("case.closed");

        assertThat(program.sendDue()).isEqualTo(1);
        assertThat(program.world.letters.getFirst().body()).contains("case.closed");
    }

    @Test
    void secrets_are_sealed_again_without_anybody_noticing() {
        CreateWebhook.Made made = created("*");
        PlainWebhookSecrets after = PlainWebhookSecrets.afterRotation(new SecureRandom());

        assertThat(program.renewSeals(after).run().renewed()).isEqualTo(1);
        assertThat(program.renewSeals(after).run().renewed()).isZero();
        Webhook webhook = webhook(id(made));
        assertThat(after.open(webhook.id(), webhook.snapshot().keys().getFirst())
                        .value())
                .isEqualTo(made.secret().get());
    }

    @Test
    void nobody_without_the_permission_makes_one() {
        var draft = new WebhookDraft(Option.some("https://a.example"), Option.none(), List.of("*"));
        Actor reader = Actors.somewhere(WebhookPermissions.READ);

        assertThat(program.handling
                        .run(program.create, reader, new CreateWebhook.Command(draft))
                        .getLeft()
                        .code())
                .isEqualTo("not_permitted");
    }
}
