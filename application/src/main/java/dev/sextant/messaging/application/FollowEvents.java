package dev.sextant.messaging.application;

import dev.sextant.messaging.application.EventFeed.Slice;
import dev.sextant.messaging.application.EventFeedError.UnknownPosition;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Lets somebody follow what happens in their organisation, for as long as they are permitted to. Safe for many threads. */
@PrimaryPort
public final class FollowEvents {

    private final Handling handling;
    private final EventFeed feed;

    /** Follows a feed. */
    public FollowEvents(Handling handling, EventFeed feed) {
        this.handling = handling;
        this.feed = feed;
    }

    /**
     * Where to begin.
     *
     * @param last where the actor had come to before; none to begin with what happens from now on
     * @return the position to read from, or the refusal: not permitted, or nobody can go on from there
     */
    public Either<DomainError, EventPosition> begin(Actor actor, Option<EventPosition> last) {
        return handling.ask("FollowEvents.begin", EventPermissions.READ, actor, () -> start(actor, last));
    }

    private Either<EventFeedError, EventPosition> start(Actor actor, Option<EventPosition> last) {
        if (last.isEmpty()) {
            return Either.right(feed.begin(actor));
        }
        return last.filter(position -> feed.knows(actor, position)).toEither(() -> new UnknownPosition());
    }

    /**
     * Reads on. Unlike a query it takes no transaction around it, since most of it is done outside of the organisation's data; so what it takes is checked here.
     *
     * @param actor whoever they are now, with the permissions that they have now
     * @return some events, as {@link EventFeed#read} gives them, or that the actor is not permitted to read them any more
     */
    public Either<DomainError, Slice> read(Actor actor, EventPosition from, Set<String> types, int most) {
        return refusal(actor)
                .map(Either::<DomainError, Slice>left)
                .getOrElse(() -> Either.right(feed.read(actor, from, types, most)));
    }

    /** Why the actor may not follow, with the permissions that they have now; none when they may. */
    public Option<DomainError> refusal(Actor actor) {
        return Option.when(!actor.may(EventPermissions.READ), () -> new NotPermitted(EventPermissions.READ));
    }

    /** Begins to wait for what is new to the actor's organisation; to be closed. */
    public EventWatch watch(Actor actor) {
        return feed.watch(actor);
    }
}
