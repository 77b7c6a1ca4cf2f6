package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.util.Set;
import java.util.UUID;

/**
 * On whose behalf something is done. Every use case, query and transaction is handed one; nothing reads it from a thread.
 *
 * @param tenant whose data it is about; nothing outside it can be seen
 * @param user who acts
 * @param permissions what the user may do in this tenant
 * @param teams the teams of the user in this tenant; what is shared with one of them is shared with the user
 * @param origin where the request came from
 */
public record Actor(TenantId tenant, UserId user, Set<Permission> permissions, Set<UUID> teams, Origin origin) {

    /** Copies the sets, so that an actor never changes. */
    public Actor {
        permissions = Set.copyOf(permissions);
        teams = Set.copyOf(teams);
    }

    /**
     * An actor without teams.
     *
     * @param requestId names the request in logs, events, jobs and answers
     * @param traceparent the W3C trace context of the request, when there is one
     */
    public Actor(
            TenantId tenant, UserId user, Set<Permission> permissions, String requestId, Option<String> traceparent) {
        this(tenant, user, permissions, Set.of(), new Origin(requestId, traceparent, Option.none(), Option.none()));
    }

    /**
     * The program itself at work in a tenant, with no permission.
     *
     * @param work names the work, in place of a request
     */
    public static Actor program(TenantId tenant, String work) {
        return new Actor(tenant, UserId.NOBODY, Set.of(), work, Option.none());
    }

    /** Whether the actor was granted it. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Names the request. */
    public String requestId() {
        return origin.requestId();
    }

    /** The W3C trace context of the request, when there is one. */
    public Option<String> traceparent() {
        return origin.traceparent();
    }
}
