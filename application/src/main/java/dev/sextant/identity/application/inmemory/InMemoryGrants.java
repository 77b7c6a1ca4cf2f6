package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Grants;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what somebody may by looking through what is kept in memory. */
public final class InMemoryGrants implements Grants {

    private final InMemoryOrganizations organizations;
    private final InMemoryMemberships memberships;
    private final InMemoryRoles roles;
    private final InMemoryTeams teams;

    /** Tells it from these. */
    public InMemoryGrants(
            InMemoryOrganizations organizations,
            InMemoryMemberships memberships,
            InMemoryRoles roles,
            InMemoryTeams teams) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.roles = roles;
        this.teams = teams;
    }

    @Override
    public Option<Grant> of(Actor actor, UserId user) {
        boolean open = actor.tenant().equals(Platform.TENANT)
                || organizations.find(actor).exists(Organization::isActive);
        return open
                ? memberships
                        .find(actor, user)
                        .map(membership -> new Grant(permissions(actor, membership), teams(actor, user)))
                : Option.none();
    }

    private Set<Permission> permissions(Actor actor, Membership membership) {
        return membership.roles().stream()
                .flatMap(id -> roles.find(actor, id).toJavaStream())
                .map(Role::permissions)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<TeamId> teams(Actor actor, UserId user) {
        return teams.all(actor).stream()
                .filter(team -> team.roleOf(user).isDefined())
                .map(Team::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
