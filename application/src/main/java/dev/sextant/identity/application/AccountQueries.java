package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.SecondFactor;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.UserSnapshot;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the account whose plane the actor is in, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface AccountQueries {

    /** The account whose plane this is; {@link IdentityError.NotFound} in another kind of plane. */
    Either<IdentityError, UserView> own(Actor actor);

    /**
     * An account, as its user sees it.
     *
     * @param id {@code user_…}
     * @param email the address
     * @param emailVerified whether its user proved to read the address
     * @param displayName what others call its user
     * @param state whether it may be used
     * @param hasPassword whether it has a password
     * @param secondFactor whether a login needs a code as well
     * @param recoveryCodesLeft how many recovery codes were not used yet
     * @param createdAt when it was opened
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record UserView(
            String id,
            String email,
            boolean emailVerified,
            String displayName,
            UserState state,
            boolean hasPassword,
            boolean secondFactor,
            int recoveryCodesLeft,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** The view of an account that a use case just decided on, or that a store holds as an aggregate. */
        public static UserView of(User subject) {
            UserSnapshot kept = subject.snapshot();
            int codes = kept.secondFactor() instanceof SecondFactor.On on
                    ? on.recoveryCodes().size()
                    : 0;
            return new UserView(
                    kept.id().toString(),
                    kept.email().value(),
                    subject.isVerified(),
                    kept.displayName().value(),
                    kept.state(),
                    kept.password().isDefined(),
                    subject.hasSecondFactor(),
                    codes,
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }
}
