package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import java.util.Set;

/** Has schedules follow when their organisation has another time zone. */
public final class WhenOrganizationUpdated implements Reaction {

    private final Handling handling;
    private final FollowTenantClocks follow;

    /** The reaction. */
    public WhenOrganizationUpdated(Handling handling, FollowTenantClocks follow) {
        this.handling = handling;
        this.follow = follow;
    }

    @Override
    public String name() {
        return "shared.when_organization_updated";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of(new EventKind("organization.updated", 1));
    }

    @Override
    public Effect effect() {
        return Effect.TRANSACTIONAL;
    }

    @Override
    public Set<Permission> needs() {
        return Set.of(follow.needs());
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        if (!event.data().texts("changed").contains("settings")) {
            return;
        }
        handling.run(follow, actor, new FollowTenantClocks.Command()).peekLeft(refusal -> {
            throw new IllegalStateException("schedules do not follow their organisation: " + refusal.message());
        });
    }
}
