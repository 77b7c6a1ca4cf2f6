package dev.sextant.identity.domain;

import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.identity.domain.SessionEvent.SessionEnded;
import dev.sextant.identity.domain.SessionEvent.SessionStarted;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A login of a user to one organisation. It lives for 24 hours, and ends earlier when its client is not heard of for an hour; a heartbeat or a refresh counts as being heard of. Each refresh changes the refresh
 * token: a token that is used a second time was stolen, or its successor was, and ends the session; no time of grace is given to a client that sends one twice. A login of the same client goes on with the same
 * session, whose time begins anew. Nobody has more than ten: one more login ends the one that was idle for the longest time. What ended is not kept.
 */
public final class Session implements AggregateRoot<Session, SessionId> {

    /** How long it lives without being heard of. */
    public static final Duration IDLE = Duration.ofHours(1);

    /** How long it lives after a login. */
    public static final Duration ABSOLUTE = Duration.ofHours(24);

    /** How many somebody has at most, in all organisations together. */
    public static final int MOST = 10;

    private final SessionSnapshot now;

    private Session(SessionSnapshot now) {
        this.now = now;
    }

    /**
     * Begins, at version 1.
     *
     * @param refresh the digest of its first refresh token
     */
    public static Decision<Session, SessionEvent> start(
            SessionId id, TenantId organization, UserId user, SecretDigest refresh, Visitor visitor, Instant at) {
        var started = new SessionSnapshot(
                id, organization, user, 1, visitor.client(), refresh, visitor.address(), visitor.userAgent(), at, at);
        return Decision.of(new Session(started), new SessionStarted(id, organization, user, false, user, at));
    }

    /** Brings back a session that was kept; decides nothing. */
    public static Session restore(SessionSnapshot kept) {
        return new Session(kept);
    }

    /**
     * Goes on with a new login of the same client: its time begins anew, and every earlier refresh token is used up.
     *
     * @param refresh the digest of the next refresh token
     */
    public Decision<Session, SessionEvent> resume(SecretDigest refresh, Visitor visitor, Instant at) {
        return Decision.of(
                new Session(now.resumed(refresh, visitor, at)),
                new SessionStarted(id(), organization(), userId(), true, userId(), at));
    }

    /**
     * Changes the refresh token. Nobody is told; it happens all the time.
     *
     * @param shown the digest of the token that the client showed
     * @param next the digest of the token that it gets
     * @return {@link Refusal#REFRESH_NOT_VALID} when it lives no longer or the token is not the present one; in the second case, see {@link #isReuse}, it must be ended
     */
    public Either<IdentityError, Session> rotate(SecretDigest shown, SecretDigest next, Instant at) {
        return isAliveAt(at) && now.refresh().equals(shown)
                ? Either.right(new Session(now.seen(next, at)))
                : Refusal.REFRESH_NOT_VALID.refuse();
    }

    /** Whether a token that leads here is one that was used before. */
    public boolean isReuse(SecretDigest shown) {
        return !now.refresh().equals(shown);
    }

    /** Notes that the client is there. Nobody is told; it happens all the time. */
    public Either<IdentityError, Session> heartbeat(Instant at) {
        return isAliveAt(at)
                ? Either.right(new Session(now.seen(now.refresh(), at)))
                : new IdentityError.NotFound(IdentityError.Thing.SESSION, id().toString()).refuse();
    }

    /** Ends. The state of the decision is the last one it had. */
    public Decision<Session, SessionEvent> end(EndReason why, UserId by, Instant at) {
        return Decision.of(this, new SessionEnded(id(), organization(), userId(), why, by, at));
    }

    /** Whether it lives: it was heard of within the hour, and its user logged in within 24 hours. */
    public boolean isAliveAt(Instant at) {
        return at.isBefore(now.idleUntil()) && at.isBefore(now.endsAt());
    }

    /**
     * Which sessions must end because a user has one more: those that live no longer, and of the others those that were idle for the longest time, until there are ten.
     *
     * @param all every session of the user
     * @param newest the one that stays in any case
     * @return each with the reason of its end
     */
    public static List<Surplus> surplus(Collection<Session> all, SessionId newest, Instant at) {
        List<Surplus> surplus = new ArrayList<>();
        List<Session> others = new ArrayList<>();
        for (Session session : all) {
            if (session.id().equals(newest)) {
                continue;
            }
            if (session.isAliveAt(at)) {
                others.add(session);
            } else {
                surplus.add(new Surplus(session.id(), EndReason.EXPIRED));
            }
        }
        others.sort(Comparator.comparing((Session session) -> session.now.seenAt())
                .thenComparing(session -> session.id().value()));
        others.stream()
                .limit(Math.max(0, others.size() - (MOST - 1)))
                .forEach(idle -> surplus.add(new Surplus(idle.id(), EndReason.CROWDED_OUT)));
        return surplus;
    }

    /**
     * A session that must end.
     *
     * @param id which one
     * @param why its time is over, or there are too many
     */
    public record Surplus(SessionId id, EndReason why) {}

    @Override
    public SessionId getId() {
        return now.id();
    }

    /** Its id. */
    public SessionId id() {
        return now.id();
    }

    /** The organisation that it is for. */
    public TenantId organization() {
        return now.organization();
    }

    /** Whose it is. */
    public UserId userId() {
        return now.user();
    }

    /** The client that it goes on with. */
    public Option<ClientId> client() {
        return now.client();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** Everything that it consists of, for keeping it. */
    public SessionSnapshot snapshot() {
        return now;
    }
}
