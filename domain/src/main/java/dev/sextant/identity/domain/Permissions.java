package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Validation;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every permission that a role or an API key can carry: what the contexts ask for, and what this one asks for itself. */
public final class Permissions {

    /** To see the organisation. */
    public static final Permission ORGANIZATION_READ = new Permission("organization:read");

    /** To change the organisation's name and settings. */
    public static final Permission ORGANIZATION_MANAGE = new Permission("organization:manage");

    /** To see who belongs to the organisation, its teams, roles and invitations. */
    public static final Permission MEMBERS_READ = new Permission("members:read");

    /** To invite and remove people, and to give and take roles. */
    public static final Permission MEMBERS_MANAGE = new Permission("members:manage");

    /** To form, change and dissolve any team. */
    public static final Permission TEAMS_MANAGE = new Permission("teams:manage");

    /** To define, change and delete roles. */
    public static final Permission ROLES_MANAGE = new Permission("roles:manage");

    /** To make API keys, and to see and revoke everybody's. */
    public static final Permission API_KEYS_MANAGE = new Permission("api_keys:manage");

    /** To see and end everybody's sessions. */
    public static final Permission SESSIONS_MANAGE = new Permission("sessions:manage");

    /** To read the audit trail. */
    public static final Permission AUDIT_READ = new Permission("audit:read");

    /** To see what the organisation has used. */
    public static final Permission USAGE_READ = new Permission("usage:read");

    /** To read the events of the organisation, also those of cases that do not concern the reader. */
    public static final Permission EVENTS_READ = new Permission("events:read");

    /** To run the platform: no role of an organisation carries it. */
    public static final Permission PLATFORM_MANAGE = new Permission("platform:manage");

    /**
     * To see and change one's own account. Everybody who shows a session has it in the plane of the own account, nobody has it anywhere else, and no role or API key carries it.
     */
    public static final Permission ACCOUNT_MANAGE = new Permission("account:manage");

    /** To see webhooks and what was delivered to them. */
    public static final Permission WEBHOOKS_READ = new Permission("webhooks:read");

    /** To make, change and delete webhooks. */
    public static final Permission WEBHOOKS_MANAGE = new Permission("webhooks:manage");

    private static final Set<Permission> READING = inOrder(
            new Permission("cases:read"),
            new Permission("knowledge:read"),
            ORGANIZATION_READ,
            MEMBERS_READ,
            new Permission("schedules:read"));

    private static final Set<Permission> WORKING = joined(
            READING,
            new Permission("cases:write"),
            new Permission("knowledge:write"),
            new Permission("schedules:write"));

    private static final Set<Permission> ADMINISTERING = joined(
            WORKING,
            new Permission("cases:manage"),
            new Permission("knowledge:manage"),
            MEMBERS_MANAGE,
            TEAMS_MANAGE,
            ROLES_MANAGE,
            API_KEYS_MANAGE,
            SESSIONS_MANAGE,
            AUDIT_READ,
            USAGE_READ,
            WEBHOOKS_READ,
            WEBHOOKS_MANAGE,
            EVENTS_READ,
            new Permission("events:manage"));

    /** Everything that an owner may, which is everything that can be granted in an organisation. */
    private static final Set<Permission> OWNING = joined(ADMINISTERING, ORGANIZATION_MANAGE);

    private Permissions() {}

    /** What can be granted in an organisation, in the order in which people are shown it. */
    public static List<Permission> grantable() {
        return List.copyOf(OWNING);
    }

    static Set<Permission> reading() {
        return Set.copyOf(READING);
    }

    static Set<Permission> working() {
        return Set.copyOf(WORKING);
    }

    static Set<Permission> administering() {
        return Set.copyOf(ADMINISTERING);
    }

    static Set<Permission> owning() {
        return Set.copyOf(OWNING);
    }

    /**
     * A set of grantable permissions, or why the texts are none; an empty list is none.
     *
     * @param field where the list stands, as a JSON pointer
     */
    public static Validation<FieldError, Set<Permission>> of(String field, List<String> names) {
        if (names.isEmpty()) {
            return Validation.invalid(new FieldError(field, "required", "must name at least one permission"));
        }
        Set<Permission> named = names.stream().map(Permission::new).collect(Collectors.toSet());
        if (!OWNING.containsAll(named)) {
            return Validation.invalid(new FieldError(
                    field,
                    "unknown_value",
                    "must hold only " + OWNING.stream().map(Permission::value).collect(Collectors.joining(", "))));
        }
        return Validation.valid(Set.copyOf(named));
    }

    /** The names of permissions, sorted. */
    public static List<String> names(Set<Permission> permissions) {
        return List.copyOf(
                new TreeSet<>(permissions.stream().map(Permission::value).toList()));
    }

    private static Set<Permission> inOrder(Permission... permissions) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(permissions)));
    }

    private static Set<Permission> joined(Set<Permission> some, Permission... more) {
        return inOrder(Stream.concat(some.stream(), Stream.of(more)).toArray(Permission[]::new));
    }
}
