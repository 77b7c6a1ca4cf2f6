package dev.sextant.messaging.persistence;

import dev.sextant.messaging.persistence.EventContents.Content;
import dev.sextant.shared.application.MalformedEvent;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Hands the events of a batch to a reaction.
 *
 * <p>For a transactional reaction the events of one tenant share a transaction with their notes in the inbox, and the last of these transactions moves the lane: with one tenant in the batch everything is one transaction. Where a
 * reaction breaks, the batch goes on without that aggregate, which is then taken event by event up to the one that breaks.
 */
final class Deliveries {

    /** After so many broken aggregates in one batch, the rest is taken one by one at once. */
    private static final int TOGETHER = 3;

    private final Lane lane;
    private final RelayTools tools;
    private final LaneFence fence;
    private final Reaction reaction;
    private final SideEffects sideEffects;
    /** Only the lane's own thread counts. */
    private long reacting;

    Deliveries(Lane lane, RelayTools tools, LaneFence fence) {
        this.lane = lane;
        this.tools = tools;
        this.fence = fence;
        this.reaction = lane.subscriber().reaction();
        this.sideEffects = new SideEffects(tools.settings().atOnce());
    }

    /** How long reactions took since this was asked last; those that were called at the same time count once. */
    Duration reacted() {
        var reacted = Duration.ofNanos(reacting);
        reacting = 0;
        return reacted;
    }

    /** Delivers and moves the lane; what breaks is parked and added to those who wait. */
    void deliver(List<LaneEvent> due, LaneProgress next, Set<LaneEvent.Key> waiting) {
        if (lane.subscriber().isTransactional()) {
            together(new ArrayList<>(due), next, waiting);
        } else {
            elsewhere(due, waiting);
            fence.moveAlone(tools.worker(), next);
        }
    }

    private void together(List<LaneEvent> due, LaneProgress next, Set<LaneEvent.Key> waiting) {
        for (int broken = 0; broken < TOGETHER && !due.isEmpty(); broken++) {
            try {
                byTenant(due, next);
                return;
            } catch (RuntimeException thrown) {
                LaneEvent.Key key = brokenKey(thrown, due);
                List<LaneEvent> own =
                        due.stream().filter(event -> event.key().equals(key)).toList();
                due.removeAll(own);
                oneByOne(own, waiting);
            }
        }
        byKey(due).values().forEach(own -> oneByOne(own, waiting));
        fence.moveAlone(tools.worker(), next);
    }

    /** The aggregate at which a transaction broke. Where that is not known, such as when a refusal was swallowed, it is the first one, so that the search goes on. */
    private static LaneEvent.Key brokenKey(RuntimeException thrown, List<LaneEvent> due) {
        passOutages(thrown);
        return HandlerFailed.in(thrown)
                .map(failed -> failed.event().key())
                .getOrElse(() -> due.getFirst().key());
    }

    /** The database's own troubles are nobody's fault here: the same is done again later. */
    static void passOutages(RuntimeException thrown) {
        if (thrown instanceof Unavailable || thrown instanceof StorageFull || thrown instanceof LaneLost) {
            throw thrown;
        }
    }

    /** A transaction for each tenant; those that are committed are taken out of the list. */
    private void byTenant(List<LaneEvent> due, LaneProgress next) {
        Map<TenantId, List<LaneEvent>> tenants =
                due.stream().collect(Collectors.groupingBy(LaneEvent::tenant, LinkedHashMap::new, Collectors.toList()));
        int left = tenants.size();
        for (var tenant : tenants.entrySet()) {
            left--;
            Option<LaneProgress> move = left == 0 ? Option.some(next) : Option.none();
            inTransaction(tenant.getKey(), tenant.getValue(), move);
            if (left > 0) {
                due.removeAll(tenant.getValue());
            }
        }
    }

    private void inTransaction(TenantId tenant, List<LaneEvent> events, Option<LaneProgress> move) {
        Actor reader = reader(tenant);
        int done = tools.transactions()
                .<IllegalStateException, Integer>write(reader, () -> {
                    DSLContext dsl = tools.transactions().dsl(reader);
                    Map<UUID, Content> fresh =
                            tools.contents().take(dsl, tenant, lane.subscriber().name(), events);
                    timed(() -> events.forEach(event ->
                            Option.of(fresh.get(event.id())).forEach(content -> react(event, content, event.id(), 1))));
                    move.peek(to -> fence.move(dsl, to)).onEmpty(() -> fence.hold(dsl));
                    return Either.right(fresh.size());
                })
                .get();
        tools.observer().delivered(reaction.name(), done);
    }

    /** The events of one aggregate, each in a transaction of its own, up to the one that breaks. */
    private void oneByOne(List<LaneEvent> own, Set<LaneEvent.Key> waiting) {
        for (LaneEvent event : own) {
            try {
                inTransaction(event.tenant(), List.of(event), Option.none());
            } catch (RuntimeException thrown) {
                passOutages(thrown);
                park(event, 1, HandlerFailed.whyOf(thrown));
                waiting.add(event.key());
                return;
            }
        }
    }

    /** Several aggregates at the same time, each in its order, outside of any transaction. */
    private void elsewhere(List<LaneEvent> due, Set<LaneEvent.Key> waiting) {
        Map<UUID, Content> contents = new LinkedHashMap<>();
        due.stream().collect(Collectors.groupingBy(LaneEvent::tenant)).forEach((tenant, events) -> {
            Actor reader = reader(tenant);
            contents.putAll(tools.transactions()
                    .read(
                            reader,
                            () -> tools.contents().read(tools.transactions().dsl(reader), tenant, events)));
        });
        timed(() -> sideEffects.forEach(byKey(due).values(), own -> oneAfterTheOther(own, contents, waiting)));
    }

    private void timed(Runnable reactions) {
        long begun = System.nanoTime();
        try {
            reactions.run();
        } finally {
            reacting += System.nanoTime() - begun;
        }
    }

    private void oneAfterTheOther(List<LaneEvent> own, Map<UUID, Content> contents, Set<LaneEvent.Key> waiting) {
        for (LaneEvent event : own) {
            try {
                fence.mustBeFresh();
                Option.of(contents.get(event.id())).forEach(content -> react(event, content, event.id(), 1));
                tools.observer().delivered(reaction.name(), 1);
            } catch (HandlerFailed failed) {
                park(event, 1, failed.why());
                waiting.add(event.key());
                return;
            }
        }
    }

    private static Map<LaneEvent.Key, List<LaneEvent>> byKey(List<LaneEvent> events) {
        return events.stream().collect(Collectors.groupingBy(LaneEvent::key, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Calls the reaction.
     *
     * @throws HandlerFailed when it breaks, unless it is the database or the lane that it broke at
     */
    void react(LaneEvent event, Content content, UUID delivery, int attempt) {
        try {
            ReceivedEvent received = tools.contents().received(reaction, event, content, delivery, attempt);
            reaction.on(actor(event.tenant(), content), received);
        } catch (Unavailable | StorageFull | LaneLost passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
            throw new HandlerFailed(event, broken);
        }
    }

    private Actor actor(TenantId tenant, Content content) {
        return new Actor(tenant, content.by(), reaction.needs(), content.requestId(), content.traceparent());
    }

    /** Parks an aggregate in a transaction of its own, outside of the one that broke. */
    void park(LaneEvent event, int attempts, Throwable why) {
        if (attempts > 0) {
            tools.observer().failed(reaction.name());
        }
        Actor reader = reader(event.tenant());
        tools.transactions().<IllegalStateException, Boolean>write(reader, () -> {
            DSLContext dsl = tools.transactions().dsl(reader);
            fence.hold(dsl);
            tools.parked().park(dsl, lane, event, tools.ids().next(), attempts, pause(attempts, why), why);
            return Either.right(true);
        });
    }

    private Option<Duration> pause(int attempts, Throwable why) {
        RetryRule rule = reaction.retry();
        if (attempts == 0) {
            return Option.some(Duration.ZERO);
        }
        return isOver(rule, attempts, why)
                ? Option.none()
                : Option.some(rule.pauseAfter(attempts, tools.chance().getAsDouble()));
    }

    /** Whether nothing but a decision of a person can follow the try that failed: it was the last, or what is wrong with the event stays wrong. */
    static boolean isOver(RetryRule rule, int attempts, Throwable why) {
        return why instanceof MalformedEvent || !rule.triesAgainAfter(attempts);
    }

    /** Reads and notes events of a tenant for nobody in particular. */
    Actor reader(TenantId tenant) {
        return Actor.program(tenant, "events:" + lane);
    }
}
