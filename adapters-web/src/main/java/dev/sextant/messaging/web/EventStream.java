package dev.sextant.messaging.web;

import dev.sextant.messaging.application.EventFeed.Slice;
import dev.sextant.messaging.application.EventFeed.Told;
import dev.sextant.messaging.application.EventFeed.Waited;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.EventWatch;
import dev.sextant.messaging.application.FollowEvents;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Exchange;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * One stream, on the thread of its request. It takes some events, writes them, and only then takes the next: a client that reads slowly slows nothing but its own stream, and what a stream holds in memory does not grow. Whether the
 * client still may read is looked at again and again, also before what comes next is read.
 */
final class EventStream {

    /** How a stream ends, as its last event tells it. */
    private sealed interface Ending {

        /** Names the event. */
        String event();

        /** Nothing went wrong. */
        record Done(String reason) implements Ending {
            @Override
            public String event() {
                return "done";
            }
        }

        /** Something did. */
        record Failed(String code, String message) implements Ending {
            @Override
            public String event() {
                return "error";
            }
        }
    }

    /**
     * What is wanted.
     *
     * @param from where to begin
     * @param types the type ids that are wanted; empty for all
     * @param follow whether to wait for what has not happened yet
     */
    record Wish(EventPosition from, Set<String> types, boolean follow) {}

    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);
    private static final Ending SIGNED_OUT = new Ending.Failed("unauthenticated", "The token is no longer valid.");
    private static final Ending AWAY =
            new Ending.Failed("unavailable", "The server cannot go on now; come again later.");

    private final FollowEvents follow;
    private final CloudEvents envelopes;
    private final StreamSettings settings;
    private final Exchange exchange;
    private final Function<EventPosition, String> marks;
    private final Wish wish;
    private final OpenStreams.Seat seat;

    private Actor actor;
    private EventPosition position;
    /** Whether there may be something to read. */
    private boolean pending = true;

    private long checkedAt;
    private long wroteAt;
    private Option<Long> awaySince = Option.none();

    EventStream(
            FollowEvents follow,
            CloudEvents envelopes,
            StreamSettings settings,
            Exchange exchange,
            Function<EventPosition, String> marks,
            Wish wish,
            OpenStreams.Seat seat) {
        this.follow = follow;
        this.envelopes = envelopes;
        this.settings = settings;
        this.exchange = exchange;
        this.marks = marks;
        this.wish = wish;
        this.seat = seat;
        this.actor = exchange.actor();
        this.position = wish.from();
    }

    /** Writes until somebody ends it; gives back the seat. */
    void writeTo(OutputStream out) throws IOException {
        try (seat;
                EventWatch watch = follow.watch(actor)) {
            seat.wakeBy(watch::wake);
            var lines = new EventLines(out);
            lines.begin(settings.retry(), marks.apply(position));
            checkedAt = System.nanoTime();
            wroteAt = checkedAt;
            Option<Ending> end = Option.none();
            while (end.isEmpty()) {
                end = step(lines, watch);
            }
            lines.event(marks.apply(position), end.get().event(), end.get());
            lines.flush();
        }
    }

    /** Goes on by one step; answers how the stream ends, when it does. */
    private Option<Ending> step(EventLines lines, EventWatch watch) throws IOException {
        if (seat.isEnding() || Thread.currentThread().isInterrupted()) {
            return Option.some(new Ending.Done("server_stopping"));
        }
        try {
            beat(lines);
            Option<Ending> refused = look();
            if (refused.isDefined()) {
                return refused;
            }
            Option<Ending> end = pending ? read(lines, watch) : await(watch);
            awaySince = Option.none();
            return end;
        } catch (Unavailable | StorageFull away) {
            return outlast(watch);
        }
    }

    private void beat(EventLines lines) throws IOException {
        if (left(wroteAt, settings.heartbeat()) <= 0) {
            lines.heartbeat(marks.apply(position));
            wroteAt = System.nanoTime();
        }
    }

    private static long left(long since, Duration of) {
        return of.toNanos() - (System.nanoTime() - since);
    }

    /** Who stands behind the token now; a refusal when it is nobody. */
    private Option<Ending> look() {
        if (left(checkedAt, settings.recheck()) > 0) {
            return Option.none();
        }
        Option<Actor> now = exchange.actorByNow();
        if (now.isEmpty()) {
            return Option.some(SIGNED_OUT);
        }
        actor = now.get();
        checkedAt = System.nanoTime();
        // Where there is nothing to read, nobody else would notice that a permission is gone.
        return follow.refusal(actor).map(EventStream::failed);
    }

    private static Ending failed(DomainError refusal) {
        return new Ending.Failed(refusal.code(), refusal.message());
    }

    private Option<Ending> read(EventLines lines, EventWatch watch) throws IOException {
        watch.look();
        Either<DomainError, Slice> read = follow.read(actor, position, wish.types(), settings.atOnce());
        if (read.isLeft()) {
            return Option.some(failed(read.getLeft()));
        }
        Slice slice = read.get();
        for (Told told : slice.events()) {
            lines.event(
                    marks.apply(told.after()),
                    told.event().kind().type(),
                    envelopes.of(told.event()).structured());
        }
        if (!slice.events().isEmpty()) {
            lines.flush();
            wroteAt = System.nanoTime();
        }
        position = slice.next();
        pending = slice.more();
        return Option.when(!pending && !wish.follow(), () -> new Ending.Done("caught_up"));
    }

    private Option<Ending> await(EventWatch watch) {
        long patience = Math.min(left(wroteAt, settings.heartbeat()), left(checkedAt, settings.recheck()));
        if (patience > 0) {
            Waited waited = watch.await(position, Duration.ofNanos(patience));
            position = waited.position();
            pending = waited.news();
        }
        return Option.none();
    }

    /** While the database is away nothing is told to anybody, so a client may keep its place for a while. */
    private Option<Ending> outlast(EventWatch watch) {
        if (awaySince.isEmpty()) {
            awaySince = Option.some(System.nanoTime());
        }
        if (left(awaySince.get(), settings.outage()) <= 0) {
            return Option.some(AWAY);
        }
        watch.await(position, OUTAGE_PAUSE);
        pending = true;
        return Option.none();
    }
}
