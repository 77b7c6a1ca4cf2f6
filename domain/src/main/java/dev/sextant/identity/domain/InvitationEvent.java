package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to an invitation. */
@EventFamily(context = "identity", aggregate = "invitation", id = InvitationId.class)
public sealed interface InvitationEvent extends IdentityEvent {

    /** The invitation. */
    InvitationId invitationId();

    @Override
    default UUID aggregateId() {
        return invitationId().value();
    }

    /**
     * Somebody was invited.
     *
     * @param roles with which roles, sorted by id
     * @param expiresAt until when it is open
     */
    @PublishedEvent(type = "invitation.created", description = "Somebody was invited.")
    record InvitationCreated(
            InvitationId invitationId, List<RoleId> roles, Instant expiresAt, UserId by, Instant occurredAt)
            implements InvitationEvent {

        /** Copies the roles. */
        public InvitationCreated {
            roles = List.copyOf(roles);
        }
    }

    /** An invitation was accepted by whom it was sent to. */
    @PublishedEvent(type = "invitation.accepted", description = "An invitation was accepted by whom it was sent to.")
    record InvitationAccepted(InvitationId invitationId, UserId by, Instant occurredAt) implements InvitationEvent {}

    /** An invitation was taken back, or another one took its place. */
    @PublishedEvent(
            type = "invitation.revoked",
            description = "An invitation was taken back, or another one took its place.")
    record InvitationRevoked(InvitationId invitationId, UserId by, Instant occurredAt) implements InvitationEvent {}
}
