package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a session. */
@EventFamily(context = "identity", aggregate = "session", id = SessionId.class)
public sealed interface SessionEvent extends IdentityEvent {

    /** The session. */
    SessionId sessionId();

    /** The organisation that it is for. */
    TenantId organization();

    /** Whose it is. */
    UserId userId();

    @Override
    default UUID aggregateId() {
        return sessionId().value();
    }

    /**
     * Somebody logged in.
     *
     * @param resumed whether an earlier session of the same client goes on
     */
    @PublishedEvent(type = "session.started", description = "Somebody logged in.")
    record SessionStarted(
            SessionId sessionId, TenantId organization, UserId userId, boolean resumed, UserId by, Instant occurredAt)
            implements SessionEvent {}

    /** Why a session ended. */
    enum EndReason implements Coded {
        /** Its user logged out. */
        LOGGED_OUT,
        /** Its user ended it from another session. */
        ENDED_BY_USER,
        /** Somebody who manages sessions ended it. */
        ENDED_BY_MANAGER,
        /** Its time was over. */
        EXPIRED,
        /** Its user logged in once more than can be, and it was idle for the longest time. */
        CROWDED_OUT,
        /** A refresh token was used a second time: either it or the one after it was stolen. */
        REFRESH_REUSED,
        /** The password was changed or reset. */
        PASSWORD_CHANGED,
        /** The account was shut. */
        USER_DISABLED,
        /** The account was deleted. */
        USER_DELETED,
        /** Its user no longer belongs to the organisation. */
        MEMBER_REMOVED
    }

    /**
     * A session ended.
     *
     * @param why what ended it
     */
    @PublishedEvent(type = "session.ended", description = "A session ended.")
    record SessionEnded(
            SessionId sessionId, TenantId organization, UserId userId, EndReason why, UserId by, Instant occurredAt)
            implements SessionEvent {}
}
