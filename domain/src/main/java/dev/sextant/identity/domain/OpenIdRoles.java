package dev.sextant.identity.domain;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the groups of somebody at an OpenID provider become roles in an organisation. At each login the member gets exactly the roles that follow; owners are left alone, because people make them.
 *
 * @param issuer the provider, by the {@code iss} of its tokens
 * @param byGroup which role a group brings
 * @param forEverybody roles that everybody gets who logs in there; when it is empty and no group fits, nobody is let in by it
 */
public record OpenIdRoles(String issuer, Map<String, RoleId> byGroup, Set<RoleId> forEverybody) {

    /** How many groups can be named. */
    public static final int MOST_GROUPS = 200;

    /** Copies map and set. */
    public OpenIdRoles {
        byGroup = Map.copyOf(byGroup);
        forEverybody = Set.copyOf(forEverybody);
    }

    /** The roles that follow from groups; empty when nothing brings one. */
    public Set<RoleId> of(Set<String> groups) {
        Set<RoleId> roles = new TreeSet<>(RoleId.ORDER);
        roles.addAll(forEverybody);
        groups.forEach(group -> {
            RoleId role = byGroup.get(group);
            if (role != null) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Every role that is named. */
    public Set<RoleId> named() {
        Set<RoleId> all = new TreeSet<>(RoleId.ORDER);
        all.addAll(forEverybody);
        all.addAll(byGroup.values());
        return all;
    }
}
