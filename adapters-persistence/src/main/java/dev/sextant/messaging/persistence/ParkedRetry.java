package dev.sextant.messaging.persistence;

import dev.sextant.messaging.persistence.EventContents.Content;
import dev.sextant.messaging.persistence.ParkedKeys.Parked;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;

/** Tries what is parked again: the event at which an aggregate waits, and when that succeeds, the later ones that its lane has passed, in order. */
final class ParkedRetry {

    private final Lane lane;
    private final RelayTools tools;
    private final LaneFence fence;
    private final Deliveries deliveries;
    private final RetryRule rule;

    ParkedRetry(Lane lane, RelayTools tools, LaneFence fence) {
        this.lane = lane;
        this.tools = tools;
        this.fence = fence;
        this.deliveries = new Deliveries(lane, tools, fence);
        this.rule = lane.subscriber().reaction().retry();
    }

    /**
     * Tries on until the aggregate has caught up or breaks again.
     *
     * @param progress how far the lane is
     * @return whether the aggregate is no longer parked
     */
    boolean tryOn(Parked parked, LaneProgress progress, BooleanSupplier mayGoOn) {
        Option<Parked> at = Option.some(parked);
        while (at.isDefined() && mayGoOn.getAsBoolean()) {
            Parked next = at.get();
            if (!next.discarded() && !begin(next)) {
                return false;
            }
            try {
                at = done(next, progress);
            } catch (RuntimeException thrown) {
                Deliveries.passOutages(thrown);
                failed(next, HandlerFailed.whyOf(thrown));
                return false;
            }
        }
        return at.isEmpty();
    }

    /** Counts the try beforehand; one that was counted as the last and never came back is given up. */
    private boolean begin(Parked parked) {
        return write(parked, (actor, dsl) -> {
            if (parked.attempts() >= rule.tries()) {
                tools.parked().bury(dsl, parked);
                return false;
            }
            int attempt = parked.attempts() + 1;
            return tools.parked()
                    .begin(dsl, parked, rule.pauseAfter(attempt, tools.chance().getAsDouble()));
        });
    }

    private Option<Parked> done(Parked parked, LaneProgress progress) {
        LaneEvent event = parked.event();
        if (!parked.discarded() && !lane.subscriber().isTransactional()) {
            Actor reader = deliveries.reader(event.tenant());
            Map<UUID, Content> contents = tools.transactions()
                    .read(
                            reader,
                            () -> tools.contents()
                                    .read(tools.transactions().dsl(reader), event.tenant(), List.of(event)));
            fence.mustBeFresh();
            react(parked, contents);
        }
        Option<Parked> next = write(parked, (actor, dsl) -> {
            if (!parked.discarded() && lane.subscriber().isTransactional()) {
                react(
                        parked,
                        tools.contents()
                                .take(dsl, event.tenant(), lane.subscriber().name(), List.of(event)));
            }
            return tools.parked().next(dsl, lane, progress, parked);
        });
        if (!parked.discarded()) {
            tools.observer().delivered(lane.subscriber().name(), 1);
        }
        return next;
    }

    private void react(Parked parked, Map<UUID, Content> contents) {
        Option.of(contents.get(parked.event().id()))
                .forEach(
                        content -> deliveries.react(parked.event(), content, parked.delivery(), parked.attempts() + 1));
    }

    private void failed(Parked parked, Throwable why) {
        tools.observer().failed(lane.subscriber().name());
        boolean dead = Deliveries.isOver(rule, parked.attempts() + 1, why);
        write(parked, (actor, dsl) -> {
            tools.parked().failed(dsl, parked, dead, why);
            return dead;
        });
    }

    private <T> T write(Parked parked, Step<T> step) {
        Actor actor = deliveries.reader(parked.event().tenant());
        return tools.transactions()
                .<IllegalStateException, T>write(actor, () -> {
                    DSLContext dsl = tools.transactions().dsl(actor);
                    fence.hold(dsl);
                    return Either.right(step.in(actor, dsl));
                })
                .get();
    }

    /** Something to do while the lane is held. */
    private interface Step<T> {
        T in(Actor actor, DSLContext dsl);
    }
}
