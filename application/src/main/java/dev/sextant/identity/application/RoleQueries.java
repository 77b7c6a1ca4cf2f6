package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.RoleSnapshot;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the roles of the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface RoleQueries {

    /** The role, or {@link IdentityError.NotFound}. */
    Either<IdentityError, RoleView> byId(Actor actor, RoleId id);

    /** A page of the roles, by id: the built-in ones come first. */
    Page<RoleView> page(Actor actor, PageRequest page);

    /**
     * A role.
     *
     * @param id {@code role_…}
     * @param name what it is called
     * @param permissions what it permits, sorted
     * @param builtIn whether it was there from the beginning and stays as it is
     * @param createdAt when it was defined
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record RoleView(
            String id,
            String name,
            List<String> permissions,
            boolean builtIn,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** Copies the permissions. */
        public RoleView {
            permissions = List.copyOf(permissions);
        }

        /** The view of a role that a use case just decided on, or that a store holds as an aggregate. */
        public static RoleView of(Role subject) {
            RoleSnapshot kept = subject.snapshot();
            return new RoleView(
                    kept.id().toString(),
                    kept.name().value(),
                    Permissions.names(kept.permissions()),
                    kept.builtIn(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }
}
