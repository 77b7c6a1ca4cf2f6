package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.IdentityEvent;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What the use cases and doors of the context do alike: tell the time, check the version that the actor knows, and keep a decision together with its events. */
public final class IdentityBook {

    /** The kind of aggregate of an account. */
    public static final String USER = "user";

    /** The kind of aggregate of an organisation. */
    public static final String ORGANIZATION = "organization";

    /** The kind of aggregate of somebody's belonging to an organisation. */
    public static final String MEMBERSHIP = "membership";

    /** The kind of aggregate of a team. */
    public static final String TEAM = "team";

    /** The kind of aggregate of a role. */
    public static final String ROLE = "role";

    /** The kind of aggregate of an invitation. */
    public static final String INVITATION = "invitation";

    /** The kind of aggregate of an API key. */
    public static final String API_KEY = "api_key";

    /** The kind of aggregate of a session. */
    public static final String SESSION = "session";

    private final Outbox outbox;
    private final Clock clock;

    /** A book. */
    public IdentityBook(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The present time in whole microseconds, which is what every store can keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Keeps what was decided together with its events, in the actor's open transaction; nothing, when nothing changed.
     *
     * @param aggregate the kind of aggregate, such as {@code team}
     * @param version reads the version of the state
     * @param store adds, saves or deletes the state
     * @return the state that was decided on
     */
    public <S> S keep(
            Actor actor,
            String aggregate,
            Decision<S, ? extends IdentityEvent> decision,
            ToLongFunction<S> version,
            Consumer<S> store) {
        if (!decision.isUnchanged()) {
            store.accept(decision.state());
            outbox.append(actor, aggregate, version.applyAsLong(decision.state()), decision.events());
        }
        return decision.state();
    }

    /** The thing, or that there is none. */
    public static <T> Either<IdentityError, T> found(Option<T> found, Thing thing, Object id) {
        return found.toEither(() -> new IdentityError.NotFound(thing, id.toString()));
    }

    /**
     * The thing, when it has the version that the actor knows or the actor names none.
     *
     * @param present the version that it has
     */
    public static <T> Either<IdentityError, T> atVersion(
            T subject, long present, Option<Long> expected, Thing thing, Object id) {
        return expected.filter(version -> version != present)
                .fold(
                        () -> Either.right(subject),
                        version -> new IdentityError.StaleVersion(thing, id.toString(), version, present).refuse());
    }
}
