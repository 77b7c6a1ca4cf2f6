package dev.sextant.identity.application;

import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionSnapshot;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Answers which sessions somebody has. Unlike the other questions it asks the port that keeps them, because sessions need not be kept in the database. */
@PrimaryPort
public final class SessionList {

    private final Sessions sessions;
    private final Memberships memberships;
    private final Clock clock;

    /** Answers from these sessions. */
    public SessionList(Sessions sessions, Memberships memberships, Clock clock) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Every session of a user that lives and that the actor's plane shows, in the actor's open transaction; the one that began first comes first. At most a few more than ten. */
    public List<SessionView> of(Actor actor, UserId user) {
        Instant now = clock.instant();
        return sessions.ofUser(actor, user).stream()
                .filter(session -> session.isAliveAt(now))
                .map(session -> SessionView.of(session, actor))
                .toList();
    }

    /** The same of a member of the actor's organisation; or the refusal when there is no such member. */
    public Either<IdentityError, List<SessionView>> ofMember(Actor actor, UserId member) {
        return IdentityBook.found(memberships.find(actor, member), Thing.MEMBER, member)
                .map(found -> of(actor, found.userId()));
    }

    /**
     * A session.
     *
     * @param id {@code session_…}
     * @param organizationId the {@code org_…} that it is for
     * @param userId the {@code user_…} whose it is
     * @param clientId how its client names itself
     * @param address where the login came from
     * @param userAgent what the client said it is
     * @param current whether the question was asked with it
     * @param startedAt when its user logged in last
     * @param seenAt when its client was heard of last
     * @param idleUntil until when it lives, unless its client is heard of again
     * @param endsAt until when it lives at most
     */
    public record SessionView(
            String id,
            String organizationId,
            String userId,
            Option<String> clientId,
            Option<String> address,
            Option<String> userAgent,
            boolean current,
            Instant startedAt,
            Instant seenAt,
            Instant idleUntil,
            Instant endsAt) {

        /** The view of a session, for an actor. */
        public static SessionView of(Session subject, Actor actor) {
            SessionSnapshot kept = subject.snapshot();
            return new SessionView(
                    kept.id().toString(),
                    kept.organization().toString(),
                    kept.user().toString(),
                    kept.client().map(ClientId::value),
                    kept.address(),
                    kept.userAgent(),
                    actor.origin().credential().contains(kept.id().toString()),
                    kept.startedAt(),
                    kept.seenAt(),
                    kept.idleUntil(),
                    kept.endsAt());
        }
    }
}
