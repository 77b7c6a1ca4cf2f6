package dev.sextant.identity.application;

import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Makes actors for the planes of identity. Which rows a transaction sees follows from the actor's tenant alone, so this is the one place where somebody crosses from one plane into another, and where it is
 * decided what they may do there.
 */
@PrimaryPort
public final class Planes {

    private static final String SESSION_PREFIX = "session_";

    private Planes() {}

    /** The actor in the plane of their own account. Only who shows a session may change anything there: an API key speaks for its user in the organisation, not in the account. */
    public static Actor ownAccount(Actor actor) {
        Set<Permission> permissions = showsSession(actor) ? Set.of(Permissions.ACCOUNT_MANAGE) : Set.of();
        return in(User.planeOf(actor.user()), actor.user(), permissions, actor.origin());
    }

    /** Whether the actor logged in, and is not a machine with an API key. */
    public static boolean showsSession(Actor actor) {
        return actor.origin().credential().exists(credential -> credential.startsWith(SESSION_PREFIX));
    }

    /** Somebody who runs the platform, inside another plane: an organisation's, or that of somebody's account. Who does not run the platform may do nothing there. */
    public static Actor administered(Actor actor, TenantId plane) {
        boolean runsPlatform = actor.tenant().equals(Platform.TENANT) && actor.may(Permissions.PLATFORM_MANAGE);
        Set<Permission> permissions = runsPlatform ? Set.of(Permissions.PLATFORM_MANAGE) : Set.of();
        return in(plane, actor.user(), permissions, actor.origin());
    }

    /** Whoever runs the server itself, by its command line and never over the network, in whatever plane: may run the platform, read every audit trail, and look after the delivery of events. */
    public static Actor operator(TenantId plane, Origin origin) {
        Set<Permission> permissions = Set.of(
                Permissions.PLATFORM_MANAGE,
                Permissions.AUDIT_READ,
                new Permission("events:read"),
                new Permission("events:manage"));
        return in(plane, Platform.NOBODY, permissions, origin);
    }

    /** Nobody, on the platform: for what happens before somebody is known. */
    public static Actor platform(Origin origin) {
        return in(Platform.TENANT, Platform.NOBODY, Set.of(), origin);
    }

    /** A user who was just recognised, in the plane of the own account. */
    public static Actor account(UserId user, Origin origin) {
        return in(User.planeOf(user), user, Set.of(), origin);
    }

    /** A user who was just recognised, in an organisation, with nothing permitted yet. */
    public static Actor organization(TenantId organization, UserId user, Origin origin) {
        return in(organization, user, Set.of(), origin);
    }

    private static Actor in(TenantId plane, UserId user, Set<Permission> permissions, Origin origin) {
        return new Actor(plane, user, permissions, Set.of(), origin);
    }
}
