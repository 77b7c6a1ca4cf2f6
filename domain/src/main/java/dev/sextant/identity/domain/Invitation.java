package dev.sextant.identity.domain;

import dev.sextant.identity.domain.InvitationEvent.InvitationAccepted;
import dev.sextant.identity.domain.InvitationEvent.InvitationCreated;
import dev.sextant.identity.domain.InvitationEvent.InvitationRevoked;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A letter that lets whoever reads it into an organisation. It carries roles that the one who sends it can give, is open for 14 days, and is accepted once, by an account with the address that it was sent
 * to: holding the letter proves that the address is read. It can be taken back; a new one to the same address takes the place of the old one.
 */
public final class Invitation implements AggregateRoot<Invitation, InvitationId> {

    /** How long it can be accepted. */
    public static final Duration OPEN_FOR = Duration.ofDays(14);

    private final InvitationSnapshot now;

    private Invitation(InvitationSnapshot now) {
        this.now = now;
    }

    /**
     * Invites somebody, at version 1.
     *
     * @param choice the roles as the inviter named them
     * @param known the roles that the organisation has
     * @param by who invites, and what they can hand on
     */
    public static Either<IdentityError, Decision<Invitation, InvitationEvent>> send(
            InvitationId id, EmailAddress email, RoleChoice choice, Collection<Role> known, Authority by, Instant at) {
        return choice.among(known)
                .flatMap(roles -> by.gives(roles).map(may -> {
                    Set<RoleId> ids = roles.stream().map(Role::id).collect(Collectors.toSet());
                    Instant expiresAt = at.plus(OPEN_FOR);
                    var sent = new InvitationSnapshot(
                            id, 1, email, ids, InvitationState.OPEN, by.user(), at, expiresAt, at);
                    return Decision.of(
                            new Invitation(sent),
                            new InvitationCreated(id, RoleIds.sorted(ids), expiresAt, by.user(), at));
                }));
    }

    /** Brings back an invitation that was kept; decides nothing. */
    public static Invitation restore(InvitationSnapshot kept) {
        return new Invitation(kept);
    }

    /**
     * Is accepted by an account.
     *
     * @param email the account's address
     */
    public Either<IdentityError, Decision<Invitation, InvitationEvent>> accept(
            EmailAddress email, UserId by, Instant at) {
        if (!isOpenAt(at)) {
            return Refusal.INVITATION_NOT_OPEN.refuse();
        }
        if (!now.email().isSameMailbox(email)) {
            return Refusal.INVITATION_FOR_ANOTHER.refuse();
        }
        return Either.right(Decision.of(
                new Invitation(now.changed(InvitationState.ACCEPTED, at)), new InvitationAccepted(id(), by, at)));
    }

    /** Is taken back. */
    public Either<IdentityError, Decision<Invitation, InvitationEvent>> revoke(UserId by, Instant at) {
        if (now.state() != InvitationState.OPEN) {
            return Refusal.INVITATION_NOT_OPEN.refuse();
        }
        return Either.right(Decision.of(
                new Invitation(now.changed(InvitationState.REVOKED, at)), new InvitationRevoked(id(), by, at)));
    }

    /**
     * What whoever accepts it becomes: those of its roles that are still there, or else a plain member.
     *
     * @param known the roles that the organisation has now
     */
    public Set<RoleId> rolesAmong(Collection<Role> known) {
        List<RoleId> there =
                known.stream().map(Role::id).filter(now.roles()::contains).toList();
        return there.isEmpty() ? Set.of(BuiltInRole.MEMBER.id()) : Set.copyOf(there);
    }

    /** Whether it can be accepted. */
    public boolean isOpenAt(Instant at) {
        return now.state() == InvitationState.OPEN && at.isBefore(now.expiresAt());
    }

    @Override
    public InvitationId getId() {
        return now.id();
    }

    /** Its id. */
    public InvitationId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** Where it was sent. */
    public EmailAddress email() {
        return now.email();
    }

    /** Everything that it consists of, for keeping it. */
    public InvitationSnapshot snapshot() {
        return now;
    }
}
