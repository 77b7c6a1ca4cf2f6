package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Knows how many people may belong to an organisation. */
@FunctionalInterface
@SecondaryPort
public interface Seats {

    /** Any number may. */
    Seats UNLIMITED = plan -> Option.none();

    /** How many people a plan allows; none for any number. */
    Option<Integer> limit(PlanTier plan);

    /**
     * Whether one more may join, which can be believed only while {@link Organizations#findForUpdate} is held.
     *
     * @return the organisation, or {@link IdentityError.MembersUsedUp}
     */
    default Either<IdentityError, Organization> free(Actor actor, Organization organization, Memberships memberships) {
        return limit(organization.plan())
                .filter(most -> memberships.count(actor, most) >= most)
                .fold(() -> Either.right(organization), most -> new IdentityError.MembersUsedUp(most).refuse());
    }
}
