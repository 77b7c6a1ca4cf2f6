package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import java.util.Collection;
import java.util.List;

/**
 * Roles as somebody named them for a member or an invitation; nothing of it is checked yet.
 *
 * @param ids {@code role_…}, 1 to {@value Membership#MOST_ROLES} of them
 */
public record RoleChoice(List<String> ids) {

    private static final String FIELD = "/roles";

    /** Copies the ids. */
    public RoleChoice {
        ids = List.copyOf(ids);
    }

    /** One of the built-in roles. */
    public static RoleChoice of(BuiltInRole role) {
        return new RoleChoice(List.of(role.id().toString()));
    }

    /** The named roles among those that the organisation has. */
    Either<IdentityError, List<Role>> among(Collection<Role> known) {
        if (ids.isEmpty()) {
            return invalid(new FieldError(FIELD, "required", "must name at least one role"));
        }
        if (ids.size() > Membership.MOST_ROLES) {
            return invalid(Membership.tooManyRoles(FIELD));
        }
        return RoleIds.several(FIELD, ids)
                .toEither()
                .<IdentityError>mapLeft(IdentityError.InvalidFields::new)
                .flatMap(named -> RoleIds.allFound(FIELD, named, known))
                .map(named ->
                        known.stream().filter(role -> named.contains(role.id())).toList());
    }

    private static <T> Either<IdentityError, T> invalid(FieldError field) {
        return new IdentityError.InvalidFields(field).refuse();
    }
}
