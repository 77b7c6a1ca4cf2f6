package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationState;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Tells the actor which organisations they belong to; asked from the own account's plane. Each is looked at in its own plane, because an account cannot look into organisations. */
@PrimaryPort
public final class MyOrganizations {

    private final Doorkeeper doorkeeper;
    private final DoorStores stores;

    /** The door. */
    public MyOrganizations(Doorkeeper doorkeeper, DoorStores stores) {
        this.doorkeeper = doorkeeper;
        this.stores = stores;
    }

    /**
     * An organisation that the actor belongs to.
     *
     * @param id {@code org_…}
     * @param name what it is called
     * @param slug its short name
     * @param state whether it may be worked in
     * @param roles the {@code role_…} that the actor carries there, sorted
     * @param joinedAt since when
     */
    public record Belonging(
            String id, String name, String slug, OrganizationState state, List<String> roles, Instant joinedAt) {

        /** Copies the roles. */
        public Belonging {
            roles = List.copyOf(roles);
        }
    }

    /** All of them, the one joined first comes first. */
    public Either<DomainError, List<Belonging>> enter(Actor account) {
        return doorkeeper.watch(this, account, Permissions.ACCOUNT_MANAGE, () -> all(account));
    }

    private Either<IdentityError, List<Belonging>> all(Actor account) {
        List<Membership> memberships =
                stores.transactions().read(account, () -> stores.memberships().ofUser(account, account.user()));
        return Either.right(memberships.stream()
                .filter(membership -> !membership.organization().equals(Platform.TENANT))
                .flatMap(membership -> belonging(account, membership).toJavaStream())
                .toList());
    }

    private Option<Belonging> belonging(Actor account, Membership membership) {
        Actor inside = Planes.organization(membership.organization(), account.user(), account.origin());
        Option<Organization> organization =
                stores.transactions().read(inside, () -> stores.organizations().find(inside));
        return organization.map(found -> new Belonging(
                found.id().toString(),
                found.name().value(),
                found.snapshot().slug().value(),
                found.state(),
                membership.roles().stream().map(RoleId::toString).toList(),
                membership.snapshot().joinedAt()));
    }
}
