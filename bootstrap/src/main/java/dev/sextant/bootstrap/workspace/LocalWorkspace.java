package dev.sextant.bootstrap.workspace;

import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import java.util.UUID;

/** The one organisation of a local installation and its one user, who may do everything. Their ids are the same everywhere, so that a data folder can move between machines. */
public final class LocalWorkspace {

    /** The organisation. */
    public static final TenantId TENANT = new TenantId(UUID.fromString("019aa000-0000-7000-8000-000000000001"));

    /** The user. */
    public static final UserId USER = new UserId(UUID.fromString("019aa000-0000-7000-8000-000000000002"));

    private LocalWorkspace() {}

    /** The user with permissions. */
    public static Identity identity(Set<Permission> permissions) {
        return new Identity(TENANT, USER, permissions);
    }

    /** The user, acting in a request of a name. */
    public static Actor actor(Set<Permission> permissions, String requestId) {
        return new Actor(TENANT, USER, permissions, requestId, Option.none());
    }
}
