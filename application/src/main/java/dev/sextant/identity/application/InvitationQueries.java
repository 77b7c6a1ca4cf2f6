package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.InvitationSnapshot;
import dev.sextant.identity.domain.InvitationState;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the invitations of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface InvitationQueries {

    /** The invitation, or {@link IdentityError.NotFound}. */
    Either<IdentityError, InvitationView> byId(Actor actor, InvitationId id);

    /** A page of the invitations in whatever state, newest first. */
    Page<InvitationView> page(Actor actor, PageRequest page);

    /**
     * An invitation.
     *
     * @param id {@code invite_…}
     * @param email where it was sent
     * @param roles the {@code role_…} that whoever accepts it gets, sorted
     * @param state what became of it; one whose time is over stays open and can no longer be accepted
     * @param invitedBy the {@code user_…} who invited
     * @param createdAt when it was sent
     * @param expiresAt until when it can be accepted
     * @param version counts its changes, from 1
     */
    record InvitationView(
            String id,
            String email,
            List<String> roles,
            InvitationState state,
            String invitedBy,
            Instant createdAt,
            Instant expiresAt,
            long version) {

        /** Copies the roles. */
        public InvitationView {
            roles = List.copyOf(roles);
        }

        /** The view of an invitation that a use case just decided on, or that a store holds as an aggregate. */
        public static InvitationView of(Invitation subject) {
            InvitationSnapshot kept = subject.snapshot();
            return new InvitationView(
                    kept.id().toString(),
                    kept.email().value(),
                    kept.roles().stream()
                            .sorted(RoleId.ORDER)
                            .map(RoleId::toString)
                            .toList(),
                    kept.state(),
                    kept.invitedBy().toString(),
                    kept.createdAt(),
                    kept.expiresAt(),
                    kept.version());
        }
    }
}
