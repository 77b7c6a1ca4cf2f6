package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.util.Set;

/**
 * On whose behalf something is done. Every use case, query and transaction is handed one; nothing reads it from a thread.
 *
 * @param tenant whose data it is about; nothing outside it can be seen
 * @param user who acts
 * @param permissions what the user may do in this tenant
 * @param requestId names the request in logs, events, jobs and answers, so that one can be found from the other
 * @param traceparent the W3C trace context of the request, when there is one
 */
public record Actor(
        TenantId tenant, UserId user, Set<Permission> permissions, String requestId, Option<String> traceparent) {

    /** Copies the permissions, so that an actor never changes. */
    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the actor was granted it. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
