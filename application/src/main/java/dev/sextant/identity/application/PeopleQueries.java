package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.MembershipSnapshot;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the people of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface PeopleQueries {

    /** Somebody of the organisation, or {@link IdentityError.NotFound}, whether there is such a user elsewhere or not. */
    Either<IdentityError, PersonView> byId(Actor actor, UserId user);

    /** A page of everybody of the organisation, by user id, which is the order in which their accounts were opened. */
    Page<PersonView> page(Actor actor, PageRequest page);

    /**
     * What colleagues may know of somebody.
     *
     * @param id {@code user_…}
     * @param displayName what the user is called
     * @param email the address
     * @param roles the {@code role_…} that the user carries here, sorted
     * @param state whether the account may be used
     */
    record PersonView(String id, String displayName, String email, List<String> roles, UserState state) {

        /** Copies the roles. */
        public PersonView {
            roles = List.copyOf(roles);
        }

        /** The view of a membership of somebody whose account is in this state. */
        public static PersonView of(Membership membership, UserState state) {
            MembershipSnapshot kept = membership.snapshot();
            return new PersonView(
                    kept.user().toString(),
                    kept.displayName().value(),
                    kept.email().value(),
                    kept.roles().stream().map(RoleId::toString).toList(),
                    state);
        }
    }
}
