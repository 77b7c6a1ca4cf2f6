package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the roles that somebody named. */
final class RoleIds {

    private RoleIds() {}

    static Validation<FieldError, RoleId> one(String field, String id) {
        return Validation.fromEither(RoleId.parse(id))
                .mapError(error -> new FieldError(field, error.code(), error.message()));
    }

    /** All of them, or the first that is none. */
    static Validation<FieldError, Set<RoleId>> several(String field, List<String> ids) {
        Set<RoleId> read = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            Validation<FieldError, RoleId> id = one(field + "/" + i, ids.get(i));
            if (id.isInvalid()) {
                return Validation.invalid(id.getError());
            }
            read.add(id.get());
        }
        return Validation.valid(Set.copyOf(read));
    }

    /** The ids, sorted, as events and lists show them. */
    static List<RoleId> sorted(Collection<RoleId> ids) {
        return ids.stream().sorted(RoleId.ORDER).toList();
    }

    /** Agrees when every named role is among those that were found, or says which ones are not. */
    static Either<IdentityError, Set<RoleId>> allFound(String field, Set<RoleId> named, Collection<Role> found) {
        Set<RoleId> missing = new HashSet<>(named);
        found.forEach(role -> missing.remove(role.id()));
        return missing.isEmpty()
                ? Either.right(named)
                : new IdentityError.UnknownRoles(
                                field,
                                sorted(missing).stream().map(RoleId::toString).toList())
                        .refuse();
    }
}
