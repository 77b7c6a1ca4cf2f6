package dev.sextant.messaging.application;

import static dev.sextant.messaging.application.WebhookFixtures.NOON;
import static dev.sextant.messaging.application.WebhookFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.messaging.application.DeliveryDispatch.Ask;
import dev.sextant.messaging.application.DeliveryDispatch.Due;
import dev.sextant.messaging.application.DeliveryDispatch.Place;
import dev.sextant.messaging.application.DeliveryQueries.DeliveryView;
import dev.sextant.messaging.application.WebhookQueries.WebhookView;
import dev.sextant.messaging.domain.Delivery;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.messaging.domain.DeliveryState;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of webhooks and deliveries keeps, shows and finds due. */
public abstract class WebhookStoresContract {

    private static final Duration LATER = Duration.ofHours(1);
    private static final Option<Duration> NEVER = Option.none();

    private final WebhookFixtures some = new WebhookFixtures();
    private final Actor ada = Actors.somewhere();
    private final Actor eve = Actors.somewhere();

    /** The transactions that the stores work in. */
    protected abstract Transactions transactions();

    /** The webhooks under test. */
    protected abstract Webhooks webhooks();

    /** The deliveries under test. */
    protected abstract WebhookDeliveries deliveries();

    /** The questions under test. */
    protected abstract WebhookQueries webhookQueries();

    /** The questions under test. */
    protected abstract DeliveryQueries deliveryQueries();

    /** The look over all organisations under test. */
    protected abstract DeliveryDispatch dispatch();

    private <T> T write(Actor actor, Supplier<T> work) {
        Either<String, T> done = transactions().write(actor, () -> Either.right(work.get()));
        return done.get();
    }

    private void run(Actor actor, Runnable work) {
        write(actor, () -> {
            work.run();
            return "done";
        });
    }

    private <T> T read(Actor actor, Supplier<T> work) {
        return transactions().read(actor, work);
    }

    private Webhook added(Actor actor, String... events) {
        Webhook made = some.webhook(actor, events);
        run(actor, () -> webhooks().add(actor, made));
        return made;
    }

    private Delivery begun(Actor actor, Webhook webhook) {
        Delivery begun = some.delivery(webhook);
        run(actor, () -> deliveries().add(actor, List.of(begun)));
        return begun;
    }

    private Option<Webhook> find(Actor actor, WebhookId id) {
        return read(actor, () -> webhooks().find(actor, id));
    }

    private Option<Delivery> claim(Actor actor, Delivery delivery, Duration lease) {
        return write(actor, () -> deliveries().claim(actor, delivery.id(), lease));
    }

    private DeliveryView view(Actor actor, Delivery delivery) {
        return read(actor, () -> deliveryQueries().byId(actor, delivery.webhook(), delivery.id()))
                .get();
    }

    private List<Due> due(Actor... of) {
        Set<Object> tenants = Set.of(List.of(of).stream().map(Actor::tenant).toArray());
        return dispatch().due(new Ask(4, 8, 10_000, Set.of(), Set.of())).stream()
                .filter(each -> tenants.contains(each.tenant()))
                .toList();
    }

    @Test
    public void a_webhook_comes_back_as_it_was_kept() {
        Webhook webhook = added(ada, "case.*", "team.created");

        assertThat(find(ada, webhook.id()).get().snapshot()).isEqualTo(webhook.snapshot());
        assertThat(write(ada, () -> webhooks().findForUpdate(ada, webhook.id()))
                        .get()
                        .snapshot())
                .isEqualTo(webhook.snapshot());
        assertThat(read(ada, () -> webhookQueries().byId(ada, webhook.id())).get())
                .isEqualTo(WebhookView.of(webhook));
        assertThat(write(ada, () -> webhooks().count(ada))).isEqualTo(1);
    }

    @Test
    public void a_changed_webhook_is_kept_unless_somebody_was_faster() {
        Webhook webhook = added(ada);
        Webhook rotated = webhook.rotate(new WebhookKey("k2", "bmV3", Option.none()), ada.user(), NOON.plusSeconds(1))
                .get()
                .state();
        Webhook disabled = rotated.disable(ada.user(), NOON.plusSeconds(2)).state();

        run(ada, () -> webhooks().save(ada, rotated, webhook.version()));
        run(ada, () -> webhooks().save(ada, disabled, rotated.version()));

        assertThat(find(ada, webhook.id()).get().snapshot()).isEqualTo(disabled.snapshot());
        assertThat(read(ada, () -> webhooks().enabled(ada))).isEmpty();
        assertThatThrownBy(() -> run(ada, () -> webhooks().save(ada, rotated, webhook.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> run(ada, () -> webhooks().delete(ada, webhook.id(), webhook.version())))
                .isInstanceOf(StaleAggregate.class);
        run(ada, () -> webhooks().delete(ada, webhook.id(), disabled.version()));
        assertThat(find(ada, webhook.id()).isEmpty()).isTrue();
    }

    @Test
    public void how_the_receiver_fares_is_noted_without_a_new_version() {
        Webhook webhook = added(ada);

        run(ada, () -> webhooks().failing(ada, webhook.id(), NOON));
        run(ada, () -> webhooks().failing(ada, webhook.id(), NOON.plusSeconds(9)));
        assertThat(find(ada, webhook.id()).get().snapshot().failingSince()).contains(NOON);
        assertThat(find(ada, webhook.id()).get().version()).isEqualTo(webhook.version());
        run(ada, () -> webhooks().recovered(ada, webhook.id()));
        assertThat(find(ada, webhook.id()).get().snapshot()).isEqualTo(webhook.snapshot());
        run(ada, () -> webhooks().failing(ada, some.webhook(ada).id(), NOON));
        run(ada, () -> webhooks().recovered(ada, some.webhook(ada).id()));
    }

    @Test
    public void webhooks_are_listed_page_by_page_newest_first() {
        List<String> made =
                IntStream.range(0, 5).mapToObj(i -> added(ada).id().toString()).toList();
        var first = read(ada, () -> webhookQueries().page(ada, new PageRequest(3, Option.none())));
        var rest = read(ada, () -> webhookQueries().page(ada, new PageRequest(3, first.next())));

        assertThat(first.items()).extracting(WebhookView::id).containsExactly(made.get(4), made.get(3), made.get(2));
        assertThat(rest.items()).extracting(WebhookView::id).containsExactly(made.get(1), made.get(0));
        assertThat(rest.next().isEmpty()).isTrue();
    }

    @Test
    public void nobody_else_sees_or_changes_a_webhook_or_its_deliveries() {
        Webhook webhook = added(ada);
        Delivery delivery = begun(ada, webhook);

        assertThat(find(eve, webhook.id()).isEmpty()).isTrue();
        assertThat(read(eve, () -> webhooks().enabled(eve))).isEmpty();
        assertThat(read(eve, () -> webhookQueries().byId(eve, webhook.id())).isLeft())
                .isTrue();
        assertThat(read(eve, () -> deliveryQueries().page(eve, webhook.id(), PageRequest.first()))
                        .isLeft())
                .isTrue();
        assertThat(claim(eve, delivery, LATER).isEmpty()).isTrue();
        assertThat(write(eve, () -> deliveries().note(eve, delivery.cancelled(), NEVER)))
                .isFalse();
        run(eve, () -> webhooks().failing(eve, webhook.id(), NOON));
        assertThatThrownBy(() -> run(eve, () -> webhooks().delete(eve, webhook.id(), webhook.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada, webhook.id()).get().snapshot()).isEqualTo(webhook.snapshot());
    }

    @Test
    public void an_event_goes_to_a_webhook_once_however_often_it_is_planned() {
        Webhook webhook = added(ada);
        Delivery first = begun(ada, webhook);
        Delivery again = Delivery.begin(some.delivery(webhook).id(), webhook.id(), first.message(), NOON);

        run(ada, () -> deliveries().add(ada, List.of(again, some.delivery(webhook))));

        var page = read(ada, () -> deliveryQueries().page(ada, webhook.id(), PageRequest.first()))
                .get();
        assertThat(page.items())
                .hasSize(2)
                .extracting(DeliveryView::id)
                .doesNotContain(again.id().toString());
    }

    @Test
    public void what_is_due_is_taken_in_hand_by_one_only_until_the_lease_is_over() {
        Webhook webhook = added(ada);
        Delivery delivery = begun(ada, webhook);

        assertThat(due(ada)).containsExactly(new Due(ada.tenant(), webhook.id(), delivery.id()));
        Delivery taken = claim(ada, delivery, Duration.ZERO).get();
        assertThat(taken.tried()).isEqualTo(1);
        assertThat(taken.message()).isEqualTo(delivery.message());
        Delivery takenAgain = claim(ada, delivery, LATER).get();
        assertThat(takenAgain.tried()).isEqualTo(2);
        assertThat(claim(ada, delivery, LATER).isEmpty()).isTrue();
        assertThat(due(ada)).isEmpty();
        // Whoever slept through its lease notes nothing.
        assertThat(write(ada, () -> deliveries().note(ada, taken.cancelled(), NEVER)))
                .isFalse();
        assertThat(view(ada, delivery).state()).isEqualTo("pending");
    }

    @Test
    public void what_came_of_a_delivery_is_kept_and_it_comes_again_when_it_should() {
        Webhook webhook = added(ada);
        Delivery delivery = begun(ada, webhook);
        Delivery first = claim(ada, delivery, LATER).get();
        Delivery failed =
                first.after(attempt(new Unanswered(Trouble.TIMED_OUT)), 0).delivery();

        assertThat(write(ada, () -> deliveries().note(ada, failed, Option.some(Duration.ZERO))))
                .isTrue();
        Delivery second = claim(ada, delivery, LATER).get();
        assertThat(second.attempts()).isEqualTo(failed.attempts());
        Delivery busy =
                second.after(attempt(new Answered(503, Option.none())), 0).delivery();
        assertThat(write(ada, () -> deliveries().note(ada, busy, Option.some(LATER))))
                .isTrue();
        assertThat(claim(ada, delivery, LATER).isEmpty()).isTrue();
        assertThat(view(ada, delivery).attempts())
                .containsExactly(
                        new DeliveryQueries.AttemptView(
                                NOON.plusSeconds(1), "PT0.042S", Option.none(), Option.some("timed_out")),
                        new DeliveryQueries.AttemptView(
                                NOON.plusSeconds(1), "PT0.042S", Option.some(503), Option.none()));
        assertThat(view(ada, delivery).nextAttemptAt().isDefined()).isTrue();
    }

    @Test
    public void what_has_ended_stays_so_until_it_begins_again() {
        Webhook webhook = added(ada);
        Delivery delivery = begun(ada, webhook);
        Delivery done = claim(ada, delivery, LATER)
                .get()
                .after(attempt(new Answered(200, Option.none())), 0)
                .delivery();
        write(ada, () -> deliveries().note(ada, done, NEVER));

        assertThat(view(ada, delivery).state()).isEqualTo("delivered");
        assertThat(claim(ada, delivery, LATER).isEmpty()).isTrue();
        assertThat(write(ada, () -> deliveries().note(ada, done, NEVER))).isFalse();
        Delivery kept = write(ada, () -> deliveries().findForUpdate(ada, webhook.id(), delivery.id()))
                .get();
        assertThat(kept.state()).isEqualTo(DeliveryState.DELIVERED);
        run(ada, () -> deliveries().beginAgain(ada, kept.again(NOON).get()));
        Delivery again = claim(ada, delivery, LATER).get();
        assertThat(again.tried()).isEqualTo(1);
        assertThat(again.attempts()).hasSize(1);
        WebhookId other = added(ada).id();
        assertThat(write(ada, () -> deliveries().findForUpdate(ada, other, delivery.id()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    public void a_flood_for_one_webhook_hides_nothing_of_others_nor_of_other_organisations() {
        Webhook flooded = added(ada);
        Webhook calm = added(ada);
        Webhook elsewhere = added(eve);
        run(
                ada,
                () -> deliveries()
                        .add(
                                ada,
                                IntStream.range(0, 300)
                                        .mapToObj(i -> some.delivery(flooded))
                                        .toList()));
        begun(ada, calm);
        begun(eve, elsewhere);

        List<Due> found = due(ada, eve);

        assertThat(found).filteredOn(due -> due.webhook().equals(flooded.id())).hasSize(4);
        assertThat(found).filteredOn(due -> due.webhook().equals(calm.id())).hasSize(1);
        assertThat(found)
                .filteredOn(due -> due.webhook().equals(elsewhere.id()))
                .hasSize(1);
        assertThat(dispatch().due(new Ask(4, 2, 10_000, Set.of(), Set.of())))
                .filteredOn(due -> due.tenant().equals(ada.tenant()))
                .hasSize(2);
        assertThat(dispatch().due(new Ask(4, 8, 1, Set.of(), Set.of()))).hasSize(1);
        assertThat(dispatch().due(new Ask(4, 8, 10_000, Set.of(ada.tenant()), Set.of())))
                .noneMatch(due -> due.tenant().equals(ada.tenant()));
        assertThat(dispatch().due(new Ask(4, 8, 10_000, Set.of(), Set.of(flooded.id()))))
                .noneMatch(due -> due.webhook().equals(flooded.id()))
                .anyMatch(due -> due.webhook().equals(calm.id()));
    }

    @Test
    public void what_is_older_than_it_is_remembered_is_forgotten_piece_by_piece() {
        Webhook webhook = added(ada);
        Instant old = Instant.parse("2026-01-01T00:00:00Z");
        Delivery kept = some.delivery(webhook, Instant.parse("2100-01-01T00:00:00Z"));
        run(ada, () -> deliveries().add(ada, List.of(some.delivery(webhook, old), some.delivery(webhook, old), kept)));

        while (dispatch().forget(1) > 0) {
            // one after the other
        }

        var page = read(ada, () -> deliveryQueries().page(ada, webhook.id(), PageRequest.first()))
                .get();
        assertThat(page.items())
                .extracting(DeliveryView::id)
                .containsExactly(kept.id().toString());
    }

    @Test
    public void all_webhooks_of_all_organisations_are_found_page_by_page() {
        Place here = new Place(ada.tenant(), added(ada).id());
        Place there = new Place(eve.tenant(), added(eve).id());
        var found = new java.util.ArrayList<Place>();
        Option<Place> last = Option.none();
        List<Place> page;
        do {
            page = dispatch().webhooks(last, 1);
            found.addAll(page);
            last = Option.ofOptional(page.stream().findFirst());
        } while (!page.isEmpty());

        assertThat(found).contains(here, there).doesNotHaveDuplicates();
    }
}
