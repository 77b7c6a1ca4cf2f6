package dev.sextant.identity.persistence;

import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The forms in which columns keep what several aggregates have. */
final class Stored {

    private Stored() {}

    /** The constant of a stable name. */
    static <E extends Enum<E> & Coded> E constant(Class<E> type, String code) {
        return Coded.find(type, code)
                .getOrElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + ": " + code));
    }

    /** A name without its case, by which two names are known to be one. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String[] names(Set<Permission> permissions) {
        return Permissions.names(permissions).toArray(String[]::new);
    }

    static Set<Permission> permissions(String[] names) {
        return Arrays.stream(names).map(Permission::new).collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of roles, in the order in which they are shown. */
    static UUID[] ids(Collection<RoleId> roles) {
        return roles.stream().sorted(RoleId.ORDER).map(RoleId::value).toArray(UUID[]::new);
    }

    static Set<RoleId> roles(UUID[] ids) {
        return Arrays.stream(ids).map(RoleId::new).collect(Collectors.toUnmodifiableSet());
    }
}
