package dev.sextant.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.messaging.application.EventFeed.Slice;
import dev.sextant.messaging.application.EventFeed.Told;
import dev.sextant.messaging.application.EventFeed.Waited;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link EventFeed} keeps. */
public abstract class EventFeedContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    /** The feed under test. */
    protected abstract EventFeed feed();

    /** What it tells of. */
    protected abstract Outbox outbox();

    /** Where events are appended. */
    protected abstract Transactions transactions();

    private final Actor ada = Actors.somewhere();
    private final UUID aggregate = UUID.randomUUID();

    private static Event tagged(Actor actor, UUID aggregate, String tag) {
        return new CaseEvent.CaseTagged(new CaseId(aggregate), new Tag(tag), actor.user(), Instant.EPOCH);
    }

    private static Event untagged(Actor actor, UUID aggregate, String tag) {
        return new CaseEvent.CaseUntagged(new CaseId(aggregate), new Tag(tag), actor.user(), Instant.EPOCH);
    }

    private void append(Actor actor, long version, Event... events) {
        transactions().write(actor, () -> {
            outbox().append(actor, "case", version, List.of(events));
            return Either.right("done");
        });
    }

    /** Appends versions of one aggregate, each with one event, whose tag is the version. */
    private void append(Actor actor, int from, int to) {
        for (int version = from; version <= to; version++) {
            append(actor, version, tagged(actor, aggregate, "v" + version));
        }
    }

    private static String tag(Told told) {
        return told.event().data().text("tag");
    }

    /** Everything from a position on, in slices of at most so many. */
    private List<Told> all(Actor actor, EventPosition from, Set<String> types, int most) {
        var told = new ArrayList<Told>();
        EventPosition at = from;
        boolean more = true;
        while (more) {
            Slice slice = feed().read(actor, at, types, most);
            assertThat(slice.events()).hasSizeLessThanOrEqualTo(most);
            told.addAll(slice.events());
            at = slice.next();
            more = slice.more();
        }
        return told;
    }

    private List<String> tags(EventPosition from) {
        return all(ada, from, Set.of(), 100).stream()
                .map(EventFeedContract::tag)
                .toList();
    }

    @Test
    public void what_happens_after_the_beginning_is_told_in_order_and_nothing_before() {
        append(ada, 1, 2);
        EventPosition begin = feed().begin(ada);
        assertThat(tags(begin)).isEmpty();
        append(ada, 3, 5);
        assertThat(tags(begin)).containsExactly("v3", "v4", "v5");
    }

    @Test
    public void an_event_is_told_with_everything_that_its_row_says() {
        EventPosition begin = feed().begin(ada);
        append(ada, 7, tagged(ada, aggregate, "a"), untagged(ada, aggregate, "b"));
        List<Told> told = all(ada, begin, Set.of(), 10);
        assertThat(told).hasSize(2);
        var event = told.getLast().event();
        assertThat(event.tenant()).isEqualTo(ada.tenant());
        assertThat(event.by()).isEqualTo(ada.user());
        assertThat(event.requestId()).isEqualTo(ada.requestId());
        assertThat(event.kind().type()).isEqualTo("case.untagged");
        assertThat(event.subject().id()).isEqualTo(aggregate);
        assertThat(event.subject().version()).isEqualTo(7);
        assertThat(event.subject().sequence()).isEqualTo(1);
        assertThat(event.occurredAt()).isEqualTo(Instant.EPOCH);
        assertThat(event.delivery()).isEqualTo(event.id());
    }

    @Test
    public void from_behind_each_event_it_goes_on_with_the_next_one_without_a_gap_or_a_repeat() {
        EventPosition begin = feed().begin(ada);
        append(ada, 1, 7);
        for (int most : new int[] {1, 2, 3, 7, 100}) {
            List<Told> told = all(ada, begin, Set.of(), most);
            assertThat(told).hasSize(7);
            for (int read = 0; read < told.size(); read++) {
                List<String> rest = told.subList(read + 1, told.size()).stream()
                        .map(EventFeedContract::tag)
                        .toList();
                assertThat(tags(told.get(read).after())).isEqualTo(rest);
            }
        }
    }

    @Test
    public void only_the_wanted_types_are_told() {
        EventPosition begin = feed().begin(ada);
        append(ada, 1, tagged(ada, aggregate, "a"));
        append(ada, 2, untagged(ada, aggregate, "a"));
        append(ada, 3, tagged(ada, aggregate, "b"));
        assertThat(all(ada, begin, Set.of("case.tagged"), 10).stream().map(EventFeedContract::tag))
                .containsExactly("a", "b");
    }

    @Test
    public void nothing_of_another_organisation_is_told() {
        Actor eve = Actors.somewhere();
        EventPosition begin = feed().begin(ada);
        append(eve, 1, tagged(eve, UUID.randomUUID(), "canary"));
        append(ada, 1, 1);
        append(eve, 2, tagged(eve, UUID.randomUUID(), "canary"));
        assertThat(tags(begin)).containsExactly("v1");
        assertThat(all(eve, begin, Set.of(), 10).stream().map(EventFeedContract::tag))
                .containsExactly("canary", "canary");
    }

    @Test
    public void what_was_rolled_back_is_not_told() {
        EventPosition begin = feed().begin(ada);
        transactions().write(ada, () -> {
            outbox().append(ada, "case", 1, List.of(tagged(ada, aggregate, "never")));
            return Either.left("no");
        });
        append(ada, 1, 1);
        assertThat(tags(begin)).containsExactly("v1");
    }

    @Test
    public void a_position_of_a_future_that_is_gone_is_not_known() {
        EventPosition begin = feed().begin(ada);
        assertThat(feed().knows(ada, begin)).isTrue();
        append(ada, 1, 3);
        List<Told> told = all(ada, begin, Set.of(), 2);
        assertThat(told)
                .allSatisfy(each -> assertThat(feed().knows(ada, each.after())).isTrue());
        assertThat(feed().knows(ada, future())).isFalse();
    }

    /** A position that only a later state of the same store could have given. */
    protected abstract EventPosition future();

    @Test
    public void whoever_waits_is_told_that_there_is_news_and_misses_none() {
        try (EventWatch watch = feed().watch(ada)) {
            EventPosition at = feed().begin(ada);
            for (int version = 1; version <= 20; version++) {
                int next = version;
                var appended = CompletableFuture.runAsync(() -> append(ada, next, next));
                var told = new ArrayList<Told>();
                long until = System.nanoTime() + PATIENCE.toNanos();
                while (told.isEmpty()) {
                    assertThat(System.nanoTime()).as("in time").isLessThan(until);
                    watch.look();
                    Slice slice = feed().read(ada, at, Set.of(), 10);
                    told.addAll(slice.events());
                    at = slice.next();
                    if (told.isEmpty() && !slice.more()) {
                        at = watch.await(at, PATIENCE).position();
                    }
                }
                assertThat(told.stream().map(EventFeedContract::tag)).containsExactly("v" + version);
                appended.orTimeout(20, TimeUnit.SECONDS).join();
            }
        }
    }

    @Test
    public void whoever_waits_while_others_are_busy_gets_a_position_that_skips_nothing() {
        Actor eve = Actors.somewhere();
        try (EventWatch watch = feed().watch(ada)) {
            EventPosition at = feed().begin(ada);
            for (int round = 1; round <= 5; round++) {
                append(eve, round, tagged(eve, aggregate, "canary"));
                watch.look();
                Slice slice = feed().read(ada, at, Set.of(), 10);
                assertThat(slice.events()).isEmpty();
                Waited waited = watch.await(slice.next(), A_MOMENT);
                at = waited.position();
            }
            append(ada, 1, 1);
            assertThat(tags(at)).containsExactly("v1");
        }
    }

    @Test
    public void whoever_waits_can_be_woken() {
        try (EventWatch watch = feed().watch(ada)) {
            EventPosition at = feed().begin(ada);
            watch.look();
            var waited = CompletableFuture.supplyAsync(() -> watch.await(at, PATIENCE));
            watch.wake();
            assertThat(waited).succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
