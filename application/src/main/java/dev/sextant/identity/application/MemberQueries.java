package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.MembershipSnapshot;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about who belongs to the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface MemberQueries {

    /** Somebody who belongs to the organisation, or {@link IdentityError.NotFound}. */
    Either<IdentityError, MemberView> byId(Actor actor, UserId user);

    /** A page of everybody who belongs to the organisation, by user id, which is the order in which their accounts were opened. */
    Page<MemberView> page(Actor actor, PageRequest page);

    /**
     * Somebody who belongs to an organisation.
     *
     * @param userId {@code user_…}
     * @param organizationId {@code org_…}
     * @param email the address
     * @param displayName what the user is called
     * @param roles the {@code role_…} that the member carries, sorted
     * @param joinedAt since when
     * @param updatedAt when it changed last
     * @param version counts the changes of the membership, from 1
     */
    record MemberView(
            String userId,
            String organizationId,
            String email,
            String displayName,
            List<String> roles,
            Instant joinedAt,
            Instant updatedAt,
            long version) {

        /** Copies the roles. */
        public MemberView {
            roles = List.copyOf(roles);
        }

        /** The view of a membership that a use case just decided on, or that a store holds as an aggregate. */
        public static MemberView of(Membership subject) {
            MembershipSnapshot kept = subject.snapshot();
            return new MemberView(
                    kept.user().toString(),
                    kept.organization().toString(),
                    kept.email().value(),
                    kept.displayName().value(),
                    kept.roles().stream().map(RoleId::toString).toList(),
                    kept.joinedAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }
}
