package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.messaging.application.EventFeed;
import dev.sextant.messaging.application.EventFeed.Slice;
import dev.sextant.messaging.application.EventFeed.Told;
import dev.sextant.messaging.application.EventFeedContract;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.EventWatch;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.persistence.CommittedEvents;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JooqEventFeedTest extends EventFeedContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(8);
    private final Pool worker = stage.database().pool(Role.WORKER, 6);
    private final JooqEventFeed feed =
            new JooqEventFeed(stage.transactions(), worker.source(), EventContracts.of(CaseCatalogue.EVENTS));
    private final JooqOutbox outbox = new JooqOutbox(stage.transactions(), stage.ids(), feed);

    @AfterEach
    void close() {
        feed.close();
        worker.close();
        stage.close();
    }

    @Override
    protected EventFeed feed() {
        return feed;
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected EventPosition future() {
        return new EventPosition("9000000:9000000:");
    }

    private static Event tagged(Actor actor, UUID aggregate, String tag) {
        return new CaseEvent.CaseTagged(new CaseId(aggregate), new Tag(tag), actor.user(), Instant.EPOCH);
    }

    private void append(Actor actor, UUID aggregate, long version) {
        append(actor, aggregate, version, outbox);
    }

    private void append(Actor actor, UUID aggregate, long version, Outbox to) {
        stage.transactions().write(actor, () -> {
            to.append(actor, "case", version, List.of(tagged(actor, aggregate, "v" + version)));
            return Either.right("done");
        });
    }

    private List<UUID> aggregates(Actor actor, EventPosition from) {
        return feed.read(actor, from, Set.of(), 100).events().stream()
                .map(told -> told.event().subject().id())
                .toList();
    }

    @Test
    void what_is_committed_late_with_an_older_number_is_told_after_every_position_from_before() throws Exception {
        Actor ada = Actors.somewhere();
        UUID slow = UUID.randomUUID();
        UUID quick = UUID.randomUUID();
        EventPosition begin = feed.begin(ada);
        var appended = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread late = Thread.ofVirtual()
                .start(() -> stage.transactions().write(ada, () -> {
                    outbox.append(ada, "case", 1, List.of(tagged(ada, slow, "slow")));
                    appended.countDown();
                    awaited(goOn);
                    return Either.right("done");
                }));
        awaited(appended);
        EventPosition whileRunning = feed.begin(ada);
        append(ada, quick, 1);

        Slice slice = feed.read(ada, begin, Set.of(), 100);
        assertThat(slice.events()).hasSize(1);
        EventPosition afterQuick = slice.events().getFirst().after();
        assertThat(aggregates(ada, afterQuick)).isEmpty();
        goOn.countDown();
        late.join();

        assertThat(aggregates(ada, afterQuick)).containsExactly(slow);
        assertThat(aggregates(ada, slice.next())).containsExactly(slow);
        assertThat(aggregates(ada, whileRunning)).containsExactlyInAnyOrder(slow, quick);
        assertThat(aggregates(ada, begin)).containsExactlyInAnyOrder(slow, quick);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writers of aggregates of their own, whose transactions take their time and are rolled back now and then; a reader that is cut off after any event and goes on from its mark. */
    @Test
    void a_reader_that_is_cut_off_again_and_again_gets_everything_once_and_in_order() throws Exception {
        Actor ada = Actors.somewhere();
        Actor eve = Actors.somewhere();
        EventPosition begin = feed.begin(ada);
        Map<UUID, Integer> committed = new ConcurrentHashMap<>();
        var over = new AtomicBoolean();
        var told = new ArrayList<Told>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new CountDownLatch(6);
            for (int writer = 0; writer < 6; writer++) {
                int seed = writer;
                threads.execute(() -> {
                    write(seed % 3 == 2 ? eve : ada, new Random(seed), seed % 3 == 2 ? new HashMap<>() : committed);
                    writing.countDown();
                });
            }
            threads.execute(() -> {
                awaited(writing);
                over.set(true);
            });
            readCutOff(ada, begin, over, told);
        }
        assertThat(committed.values().stream().mapToInt(Integer::intValue).sum())
                .isGreaterThan(100)
                .isEqualTo(told.size());
        var last = new HashMap<UUID, Long>();
        var ids = new HashSet<UUID>();
        for (Told each : told) {
            assertThat(each.event().tenant()).isEqualTo(ada.tenant());
            assertThat(ids.add(each.event().id())).as("told once").isTrue();
            var subject = each.event().subject();
            assertThat(subject.version()).isEqualTo(last.getOrDefault(subject.id(), 0L) + 1);
            last.put(subject.id(), subject.version());
        }
        assertThat(last.keySet()).isEqualTo(committed.keySet());
    }

    private void write(Actor actor, Random random, Map<UUID, Integer> committed) {
        List<UUID> own = List.of(UUID.randomUUID(), UUID.randomUUID());
        var versions = new HashMap<UUID, Integer>();
        for (int i = 0; i < 60; i++) {
            UUID aggregate = own.get(random.nextInt(2));
            int version = versions.getOrDefault(aggregate, 0) + 1;
            boolean rolledBack = random.nextInt(4) == 0;
            stage.transactions().write(actor, () -> {
                outbox.append(actor, "case", version, List.of(tagged(actor, aggregate, "v" + version)));
                LockSupport.parkNanos(random.nextInt(8) * 1_000_000L);
                return rolledBack ? Either.left("no") : Either.right("done");
            });
            if (!rolledBack) {
                versions.put(aggregate, version);
                committed.merge(aggregate, 1, Integer::sum);
            }
        }
    }

    private void readCutOff(Actor actor, EventPosition begin, AtomicBoolean over, List<Told> told) {
        var random = new Random(42);
        EventPosition at = begin;
        boolean done = false;
        while (!done) {
            boolean wasOver = over.get();
            Slice slice = feed.read(actor, at, Set.of(), 1 + random.nextInt(5));
            int taken = random.nextInt(slice.events().size() + 1);
            if (taken < slice.events().size()) {
                // Cut off in the middle: what was not taken comes again.
                at = taken == 0 ? at : slice.events().get(taken - 1).after();
            } else {
                at = slice.next();
                done = wasOver && !slice.more();
            }
            told.addAll(slice.events().subList(0, taken));
        }
    }

    @Test
    void an_aggregate_stays_in_order_when_the_transaction_with_the_smaller_number_changes_it_second() throws Exception {
        Actor ada = Actors.somewhere();
        UUID aggregate = UUID.randomUUID();
        EventPosition begin = feed.begin(ada);
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread early = Thread.ofVirtual()
                .start(() -> stage.transactions().write(ada, () -> {
                    // Has its number before the other begins.
                    stage.transactions().dsl(ada).execute("SELECT pg_current_xact_id()");
                    began.countDown();
                    awaited(goOn);
                    outbox.append(ada, "case", 2, List.of(tagged(ada, aggregate, "second")));
                    return Either.right("done");
                }));
        awaited(began);
        append(ada, aggregate, 1);
        EventPosition between = feed.read(ada, begin, Set.of(), 10).next();
        goOn.countDown();
        early.join();

        assertThat(feed.read(ada, begin, Set.of(), 10).events().stream()
                        .map(told -> told.event().subject().version()))
                .containsExactly(1L, 2L);
        assertThat(feed.read(ada, between, Set.of(), 10).events().stream()
                        .map(told -> told.event().subject().version()))
                .containsExactly(2L);
    }

    @Test
    void a_quiet_organisation_need_not_read_what_happened_to_a_busy_one() {
        Actor ada = Actors.somewhere();
        Actor eve = Actors.somewhere();
        UUID busy = UUID.randomUUID();
        try (EventWatch watch = feed.watch(ada)) {
            EventPosition begin = settled(watch, ada, feed.begin(ada));
            for (int version = 1; version <= 50; version++) {
                append(eve, busy, version);
            }
            EventPosition later = begin;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (number(later) < number(begin) + 50) {
                assertThat(System.nanoTime()).as("in time").isLessThan(until);
                EventFeed.Waited waited = watch.await(later, A_SECOND);
                assertThat(waited.news()).isFalse();
                later = waited.position();
            }
            append(ada, UUID.randomUUID(), 1);

            assertThat(watch.await(later, PATIENCE).news()).isTrue();
            assertThat(aggregates(ada, later)).hasSize(1);
        }
    }

    /** Reads and waits until it is known that there is nothing to read. */
    private EventPosition settled(EventWatch watch, Actor actor, EventPosition from) {
        EventPosition at = from;
        boolean news = true;
        while (news) {
            watch.look();
            Slice slice = feed.read(actor, at, Set.of(), 10);
            assertThat(slice.events()).isEmpty();
            EventFeed.Waited waited = watch.await(slice.next(), A_SECOND);
            at = waited.position();
            news = waited.news();
        }
        return at;
    }

    private static long number(EventPosition position) {
        return Long.parseLong(position.text().split(":", -1)[1]);
    }

    @Test
    void what_another_node_commits_is_noticed_without_being_told() {
        Actor ada = Actors.somewhere();
        var elsewhere = new JooqOutbox(stage.transactions(), stage.ids(), CommittedEvents.UNHEARD);
        try (EventWatch watch = feed.watch(ada)) {
            EventPosition at = settled(watch, ada, feed.begin(ada));
            append(ada, UUID.randomUUID(), 1, elsewhere);
            assertThat(watch.await(at, PATIENCE).news()).isTrue();
        }
    }

    @Test
    void a_text_that_is_no_position_is_not_known() {
        Actor ada = Actors.somewhere();
        for (String text : List.of("", "x", "1:2", "1:2:3/", "1:2:,", "0:1:", "1:2:/1:2:/1/1/1/x", "1:2:/1:2:/1/1/1")) {
            assertThat(feed.knows(ada, new EventPosition(text))).as(text).isFalse();
        }
    }
}
