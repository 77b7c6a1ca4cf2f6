package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.application.DeadLetterBook.DecidedView;
import dev.sextant.messaging.application.DeadLetterQueries.ContentView;
import dev.sextant.messaging.application.DeadLetterQueries.EventView;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DeadLetterQueries.PreviewView;
import dev.sextant.messaging.application.ReplayDeadLetters.ReplayedView;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every store of dead letters keeps, and what is decided over it. */
public abstract class DeadLettersContract {

    /** A subscriber. */
    protected static final String BILLING = "billing";

    /** Another one. */
    protected static final String SEARCH = "search";

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TIMEOUT = "SocketTimeoutException at Bills.send";
    private static final String BUG = "NullPointerException at Bills.add";
    private static final Permission[] ALL = {DeadLetterPermissions.READ, DeadLetterPermissions.MANAGE};

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
    private final List<Event> told = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Actor ada = Actors.somewhere(ALL);
    private final Actor eve = Actors.somewhere(ALL);

    /** The transactions that it works in. */
    protected abstract Transactions transactions();

    /** Where decisions are kept. */
    protected abstract DeadLetters letters();

    /** What is asked. */
    protected abstract DeadLetterQueries queries();

    /** Adds what failed, outside of any transaction. */
    protected abstract void add(Actor actor, LetterView view, Option<ContentView> content);

    /** Why an event was discarded, as it was noted. */
    protected abstract Option<String> reason(Actor actor, LetterView discarded);

    private Handling handling() {
        HandlingObserver unheard = (name, actor, outcome, took) -> {};
        return new Handling(transactions(), unheard, System::nanoTime);
    }

    private DeadLetterBook book() {
        Outbox outbox = (actor, type, version, events) -> told.addAll(events);
        return new DeadLetterBook(letters(), outbox, transactions(), looks::incrementAndGet, Clock.systemUTC());
    }

    private Either<DomainError, DecidedView> replay(Actor actor, DeadLetterId id) {
        return handling().run(new ReplayDeadLetter(book(), ids), actor, new ReplayDeadLetter.Command(id));
    }

    private Either<DomainError, ReplayedView> replay(String group, int limit) {
        return handling()
                .run(new ReplayDeadLetters(book(), ids), ada, new ReplayDeadLetters.Command(BILLING, group, limit));
    }

    private Either<DomainError, DecidedView> discard(Actor actor, DeadLetterId id, String reason) {
        return handling().run(new DiscardDeadLetter(book()), actor, new DiscardDeadLetter.Command(id, reason));
    }

    private LetterView failed(Actor actor, String subscriber, DeadLetterState state, String group, int minute) {
        UUID event = ids.next();
        var view = new LetterView(
                new DeadLetterId(ids.next()),
                subscriber,
                state,
                3,
                Option.when(state != DeadLetterState.DEAD, NOON),
                group,
                "It broke.",
                NOON.plusSeconds(60L * minute),
                NOON.plusSeconds(60L * minute + 30),
                event,
                new EventView(event, "case.opened", 1, "case", ids.next(), 1, NOON));
        add(actor, view, Option.none());
        return view;
    }

    private LetterView dead(Actor actor) {
        return failed(actor, BILLING, DeadLetterState.DEAD, TIMEOUT, 0);
    }

    private <T> T ask(Actor actor, Supplier<T> question) {
        return transactions().read(actor, question);
    }

    private LetterView seen(Actor actor, DeadLetterId id) {
        return ask(actor, () -> queries().byId(actor, id)).get().letter();
    }

    private Page<LetterView> page(Filter filter, PageRequest request) {
        return ask(ada, () -> queries().page(ada, filter, request));
    }

    private static List<DeadLetterId> idsOf(Page<LetterView> page) {
        return page.items().stream().map(LetterView::id).toList();
    }

    @Test
    void a_dead_letter_is_read_as_it_was_added_with_what_its_event_says() {
        UUID event = ids.next();
        var view = new LetterView(
                new DeadLetterId(ids.next()),
                BILLING,
                DeadLetterState.DEAD,
                8,
                Option.none(),
                TIMEOUT,
                "It took too long.",
                NOON,
                NOON.plusSeconds(60),
                event,
                new EventView(event, "case.opened", 1, "case", ids.next(), 4, NOON));
        var content =
                new ContentView(ada.user().toString(), "req-1", NOON, EventData.of(Map.of("title", "Checkout fails")));
        add(ada, view, Option.some(content));

        assertThat(ask(ada, () -> queries().byId(ada, view.id())).get())
                .isEqualTo(new PreviewView(view, Option.some(content)));
        assertThat(page(Filter.all(), PageRequest.first()).items()).containsExactly(view);
    }

    @Test
    void a_replayed_one_is_another_delivery_of_the_same_event_and_is_due_at_once() {
        LetterView dead = dead(ada);

        DecidedView decided = replay(ada, dead.id()).get();

        LetterView after = seen(ada, dead.id());
        assertThat(after.state()).isEqualTo(DeadLetterState.RETRYING);
        assertThat(after.attempts()).isZero();
        assertThat(after.dueAt().isDefined()).isTrue();
        assertThat(after.event()).isEqualTo(dead.event());
        assertThat(after.deliveryId()).isNotEqualTo(dead.deliveryId()).isEqualTo(decided.deliveryId());
        assertThat(told).extracting(Event::type).containsExactly("dead_letter.replayed");
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_discarded_one_is_not_delivered_and_says_why() {
        LetterView dead = dead(ada);

        assertThat(discard(ada, dead.id(), "The customer left.").get().state()).isEqualTo(DeadLetterState.DISCARDED);

        assertThat(seen(ada, dead.id()).state()).isEqualTo(DeadLetterState.DISCARDED);
        assertThat(seen(ada, dead.id()).dueAt().isDefined()).isTrue();
        assertThat(reason(ada, dead).get()).isEqualTo("The customer left.");
        assertThat(told).extracting(Event::type).containsExactly("dead_letter.discarded");
        assertThat(looks).hasValue(1);
    }

    @Test
    void what_is_still_tried_can_be_decided_about_and_what_was_discarded_cannot() {
        LetterView retrying = failed(ada, BILLING, DeadLetterState.RETRYING, TIMEOUT, 0);

        assertThat(replay(ada, retrying.id()).isRight()).isTrue();
        assertThat(discard(ada, retrying.id(), "No use.").isRight()).isTrue();

        assertThat(replay(ada, retrying.id()).getLeft().code()).isEqualTo("dead_letter_discarded");
        assertThat(discard(ada, retrying.id(), "Again.").getLeft().code()).isEqualTo("dead_letter_discarded");
        assertThat(told).hasSize(2);
    }

    @Test
    void without_a_reason_nothing_is_discarded() {
        LetterView dead = dead(ada);

        assertThat(discard(ada, dead.id(), " ").getLeft().code()).isEqualTo("invalid_fields");
        assertThat(discard(ada, dead.id(), "x".repeat(1_001)).getLeft().code()).isEqualTo("invalid_fields");

        assertThat(seen(ada, dead.id())).isEqualTo(dead);
        assertThat(told).isEmpty();
    }

    @Test
    void of_a_group_one_is_replayed_first_the_one_that_failed_first_and_then_the_rest() {
        List<LetterView> failed = new ArrayList<>();
        for (int minute = 0; minute < 4; minute++) {
            failed.add(failed(ada, BILLING, DeadLetterState.DEAD, TIMEOUT, minute));
        }
        LetterView otherCause = failed(ada, BILLING, DeadLetterState.DEAD, BUG, 0);
        LetterView otherSubscriber = failed(ada, SEARCH, DeadLetterState.DEAD, TIMEOUT, 0);
        LetterView elsewhere = dead(eve);

        assertThat(replay(TIMEOUT, 1).get()).isEqualTo(new ReplayedView(1, true));
        assertThat(seen(ada, failed.get(0).id()).state()).isEqualTo(DeadLetterState.RETRYING);
        assertThat(seen(ada, failed.get(1).id()).state()).isEqualTo(DeadLetterState.DEAD);
        assertThat(replay(TIMEOUT, ReplayDeadLetters.MOST).get()).isEqualTo(new ReplayedView(3, false));
        assertThat(replay(TIMEOUT, 1).get()).isEqualTo(new ReplayedView(0, false));

        assertThat(seen(ada, otherCause.id())).isEqualTo(otherCause);
        assertThat(seen(ada, otherSubscriber.id())).isEqualTo(otherSubscriber);
        assertThat(seen(eve, elsewhere.id())).isEqualTo(elsewhere);
        assertThat(replay(TIMEOUT, 0).getLeft().code()).isEqualTo("invalid_fields");
        assertThat(replay(TIMEOUT, ReplayDeadLetters.MOST + 1).getLeft().code()).isEqualTo("invalid_fields");
    }

    @Test
    void pages_hold_what_is_wanted_oldest_first_and_every_one_once() {
        List<DeadLetterId> wanted = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            wanted.add(
                    failed(ada, BILLING, DeadLetterState.DEAD, TIMEOUT, minute).id());
            failed(ada, BILLING, DeadLetterState.RETRYING, TIMEOUT, minute);
            failed(ada, SEARCH, DeadLetterState.DEAD, TIMEOUT, minute);
            failed(ada, BILLING, DeadLetterState.DEAD, BUG, minute);
        }
        var filter = new Filter(Option.some(DeadLetterState.DEAD), Option.some(BILLING), Option.some(TIMEOUT));

        Page<LetterView> first = page(filter, new PageRequest(3, Option.none()));
        Page<LetterView> second = page(filter, new PageRequest(3, first.next()));

        assertThat(idsOf(first)).isEqualTo(wanted.subList(0, 3));
        assertThat(idsOf(second)).isEqualTo(wanted.subList(3, 5));
        assertThat(second.next().isEmpty()).isTrue();
        assertThat(page(Filter.all(), new PageRequest(100, Option.none())).items())
                .hasSize(20);
    }

    @Test
    void causes_are_counted_with_their_first_and_last_failure() {
        failed(ada, BILLING, DeadLetterState.DEAD, BUG, 3);
        failed(ada, BILLING, DeadLetterState.DEAD, TIMEOUT, 1);
        failed(ada, BILLING, DeadLetterState.DEAD, TIMEOUT, 5);
        failed(ada, BILLING, DeadLetterState.RETRYING, TIMEOUT, 2);
        failed(ada, BILLING, DeadLetterState.DISCARDED, TIMEOUT, 9);
        dead(eve);

        assertThat(ask(ada, () -> queries().groups(ada)))
                .containsExactly(
                        new DeadLetterQueries.GroupView(
                                BILLING, TIMEOUT, 2, 1, NOON.plusSeconds(60), NOON.plusSeconds(330)),
                        new DeadLetterQueries.GroupView(
                                BILLING, BUG, 1, 0, NOON.plusSeconds(180), NOON.plusSeconds(210)));
    }

    @Test
    void somebody_of_another_organisation_finds_nothing_and_decides_nothing() {
        LetterView dead = dead(ada);

        assertThat(replay(eve, dead.id()).getLeft().code()).isEqualTo("dead_letter_not_found");
        assertThat(discard(eve, dead.id(), "Mine now.").getLeft().code()).isEqualTo("dead_letter_not_found");
        assertThat(ask(eve, () -> queries().byId(eve, dead.id())).isLeft()).isTrue();
        assertThat(ask(eve, () -> queries().page(eve, Filter.all(), PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(seen(ada, dead.id())).isEqualTo(dead);
    }

    @Test
    void who_may_only_read_decides_nothing() {
        LetterView dead = dead(ada);
        Actor reader = Actors.in(ada.tenant(), DeadLetterPermissions.READ);

        assertThat(replay(reader, dead.id()).getLeft()).isInstanceOf(NotPermitted.class);
        assertThat(discard(reader, dead.id(), "Why not.").getLeft()).isInstanceOf(NotPermitted.class);
    }
}
