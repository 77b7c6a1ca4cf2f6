package dev.sextant.identity.domain;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Everything that a session consists of, for keeping and restoring it.
 *
 * @param id its id
 * @param organization the organisation that it is for
 * @param user whose it is
 * @param version counts the changes, from 1
 * @param client the client that it goes on with, when the client named itself
 * @param refresh the digest of the refresh token that is good now
 * @param address where the login came from, when a network was involved
 * @param userAgent what the client said it is, at most {@value #LONGEST_USER_AGENT} characters
 * @param startedAt when its user logged in last
 * @param seenAt when its client was heard of last
 */
public record SessionSnapshot(
        SessionId id,
        TenantId organization,
        UserId user,
        long version,
        Option<ClientId> client,
        SecretDigest refresh,
        Option<String> address,
        Option<String> userAgent,
        Instant startedAt,
        Instant seenAt) {

    /** How much is kept of what a client says it is. */
    public static final int LONGEST_USER_AGENT = 200;

    /** Until when it lives, unless its client is heard of again. */
    public Instant idleUntil() {
        return seenAt.plus(Session.IDLE);
    }

    /** Until when it lives at most, until its user logs in again. */
    public Instant endsAt() {
        return startedAt.plus(Session.ABSOLUTE);
    }

    SessionSnapshot seen(SecretDigest digest, Instant at) {
        return new SessionSnapshot(
                id, organization, user, version + 1, client, digest, address, userAgent, startedAt, at);
    }

    SessionSnapshot resumed(SecretDigest digest, Visitor visitor, Instant at) {
        return new SessionSnapshot(
                id, organization, user, version + 1, client, digest, visitor.address(), visitor.userAgent(), at, at);
    }
}
