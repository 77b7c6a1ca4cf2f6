package dev.sextant.identity.domain;

import dev.sextant.identity.domain.OrganizationEvent.OrganizationCreated;
import dev.sextant.identity.domain.OrganizationEvent.OrganizationDisabled;
import dev.sextant.identity.domain.OrganizationEvent.OrganizationUpdated;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * The tenant that owns data. It is founded by its first owner, under a short name that no other organisation has, and lives until somebody who runs the platform shuts it; shut, it keeps everything and lets
 * nobody in, until it is opened again. It can be worked in only while it has an owner: whoever would take the last one away locks this aggregate first, so that two at once cannot.
 */
public final class Organization implements AggregateRoot<Organization, TenantId> {

    private final OrganizationSnapshot now;

    private Organization(OrganizationSnapshot now) {
        this.now = now;
    }

    /** Founds an organisation, at version 1. Its first owner must be kept in the same transaction. */
    public static Decision<Organization, OrganizationEvent> found(
            TenantId id, OrganizationName name, Slug slug, PlanTier plan, UserId by, Instant at) {
        var founded = new OrganizationSnapshot(
                id, 1, name, slug, plan, OrganizationSettings.initial(), OrganizationState.ACTIVE, at, at);
        return Decision.of(new Organization(founded), new OrganizationCreated(id, plan, by, at));
    }

    /** Brings back an organisation that was kept; decides nothing. */
    public static Organization restore(OrganizationSnapshot kept) {
        return new Organization(kept);
    }

    /**
     * Changes name or settings. An edit that changes nothing is no change.
     *
     * @param roles those of the organisation, of which the edit may name some
     */
    public Either<IdentityError, Decision<Organization, OrganizationEvent>> edit(
            OrganizationEdit edit, Collection<Role> roles, UserId by, Instant at) {
        var before = new OrganizationEdit.Content(now.name(), now.settings());
        return edit.applyTo(before).flatMap(after -> rolesFit(after, roles)).map(after -> {
            List<String> changed = new ArrayList<>();
            if (!after.name().equals(before.name())) {
                changed.add("name");
            }
            if (!after.settings().equals(before.settings())) {
                changed.add("settings");
            }
            return changed.isEmpty()
                    ? Decision.unchanged(this)
                    : updated(now.changed(after.name(), plan(), after.settings(), state(), at), changed, by);
        });
    }

    private static Either<IdentityError, OrganizationEdit.Content> rolesFit(
            OrganizationEdit.Content content, Collection<Role> roles) {
        Option<OpenIdRoles> rules = content.settings().openIdRoles();
        if (rules.exists(each -> each.named().contains(BuiltInRole.OWNER.id()))) {
            return Refusal.OWNERS_ARE_MADE_BY_PEOPLE.refuse();
        }
        return rules.fold(
                () -> Either.right(content),
                each -> RoleIds.allFound("/open_id_roles", each.named(), roles).map(found -> content));
    }

    /** Lets it use more or less. The same plan again is no change. */
    public Decision<Organization, OrganizationEvent> changePlan(PlanTier plan, UserId by, Instant at) {
        return plan() == plan
                ? Decision.unchanged(this)
                : updated(now.changed(name(), plan, settings(), state(), at), List.of("plan"), by);
    }

    /** Shuts it: nobody gets in. Shut already, it is no change. */
    public Decision<Organization, OrganizationEvent> disable(UserId by, Instant at) {
        if (!isActive()) {
            return Decision.unchanged(this);
        }
        return Decision.of(
                new Organization(now.changed(name(), plan(), settings(), OrganizationState.DISABLED, at)),
                new OrganizationDisabled(id(), by, at));
    }

    /** Opens it again. Open already, it is no change. */
    public Decision<Organization, OrganizationEvent> enable(UserId by, Instant at) {
        return isActive()
                ? Decision.unchanged(this)
                : updated(now.changed(name(), plan(), settings(), OrganizationState.ACTIVE, at), List.of("state"), by);
    }

    private static Decision<Organization, OrganizationEvent> updated(
            OrganizationSnapshot next, List<String> changed, UserId by) {
        return Decision.of(
                new Organization(next),
                new OrganizationUpdated(next.id(), changed, next.plan(), next.state(), by, next.updatedAt()));
    }

    @Override
    public TenantId getId() {
        return now.id();
    }

    /** Its id. */
    public TenantId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** What it is called. */
    public OrganizationName name() {
        return now.name();
    }

    /** How much it may use. */
    public PlanTier plan() {
        return now.plan();
    }

    /** What it decided about itself. */
    public OrganizationSettings settings() {
        return now.settings();
    }

    /** Whether it may be worked in. */
    public OrganizationState state() {
        return now.state();
    }

    /** Whether it may be worked in. */
    public boolean isActive() {
        return now.state() == OrganizationState.ACTIVE;
    }

    /** Everything that it consists of, for keeping it. */
    public OrganizationSnapshot snapshot() {
        return now;
    }
}
