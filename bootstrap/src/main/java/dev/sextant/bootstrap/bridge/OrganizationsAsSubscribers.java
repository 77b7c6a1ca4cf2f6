package dev.sextant.bootstrap.bridge;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.domain.Plan;
import dev.sextant.shared.domain.Actor;
import java.util.function.Function;

/** Tells {@code metering} what plan an organisation of {@code identity} is on, and how many people it has. */
public final class OrganizationsAsSubscribers implements Subscriptions {

    private static final int MOST = 1_000_000;

    private final Organizations organizations;
    private final Memberships memberships;
    private final Function<PlanTier, Plan> plans;

    /**
     * Over these organisations.
     *
     * @param plans what each plan allows
     */
    public OrganizationsAsSubscribers(
            Organizations organizations, Memberships memberships, Function<PlanTier, Plan> plans) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.plans = plans;
    }

    @Override
    public Plan plan(Actor actor) {
        return organizations
                .find(actor)
                .map(organization -> plans.apply(organization.plan()))
                .getOrElse(() -> Plan.unlimited("none"));
    }

    @Override
    public long members(Actor actor) {
        return memberships.count(actor, MOST);
    }
}
