package dev.sextant.identity.application;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.MemberEvent;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;

/**
 * What goes with somebody who leaves an organisation, or with an account that ends: places in teams, sessions, API keys and what other contexts keep for them, in one transaction. In an organisation's plane that is what they have there, in the
 * account plane it is everything of theirs.
 */
public final class Departure {

    private final Memberships memberships;
    private final Teams teams;
    private final ApiKeys keys;
    private final SessionBook sessions;
    private final Belongings belongings;
    private final IdentityBook book;

    /** A departure from all of these. */
    public Departure(
            Memberships memberships,
            Teams teams,
            ApiKeys keys,
            SessionBook sessions,
            Belongings belongings,
            IdentityBook book) {
        this.memberships = memberships;
        this.teams = teams;
        this.keys = keys;
        this.sessions = sessions;
        this.belongings = belongings;
        this.book = book;
    }

    /** Ends a membership as it was decided, with everything that goes with it, in the organisation's plane. */
    void leave(Actor actor, Membership before, Decision<Membership, MemberEvent> decision) {
        book.keep(
                actor,
                IdentityBook.MEMBERSHIP,
                decision,
                Membership::version,
                ended -> memberships.remove(actor, ended, before.version()));
        end(actor, before.userId(), EndReason.MEMBER_REMOVED);
    }

    /** Ends everything that the plane shows of a user, but memberships. */
    public void end(Actor actor, UserId user, EndReason why) {
        teams.leaveAll(actor, user);
        revokeKeys(actor, user);
        sessions.endAll(actor, user, why, Option.none());
        belongings.end(actor, user);
    }

    /** Revokes every API key that the plane shows of a user. */
    public void revokeKeys(Actor actor, UserId user) {
        for (ApiKey key : keys.goodOnesOf(actor, user, book.now())) {
            book.keep(
                    actor,
                    IdentityBook.API_KEY,
                    key.revoke(actor.user(), book.now()),
                    ApiKey::version,
                    revoked -> keys.save(actor, revoked, key.version()));
        }
    }
}
