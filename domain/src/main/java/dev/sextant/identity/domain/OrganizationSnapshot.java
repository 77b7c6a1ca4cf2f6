package dev.sextant.identity.domain;

import dev.sextant.shared.domain.TenantId;
import java.time.Instant;

/**
 * Everything that an organisation consists of, for keeping and restoring it.
 *
 * @param id its id, which is the tenant of its rows
 * @param version counts the changes, from 1
 * @param name what it is called
 * @param slug its short name, unique on the server
 * @param plan how much it may use
 * @param settings what it decides about itself
 * @param state whether it may be worked in
 * @param createdAt when it was founded
 * @param updatedAt when it changed last
 */
public record OrganizationSnapshot(
        TenantId id,
        long version,
        OrganizationName name,
        Slug slug,
        PlanTier plan,
        OrganizationSettings settings,
        OrganizationState state,
        Instant createdAt,
        Instant updatedAt) {

    /** One change later. */
    OrganizationSnapshot changed(
            OrganizationName newName,
            PlanTier newPlan,
            OrganizationSettings newSettings,
            OrganizationState newState,
            Instant at) {
        return new OrganizationSnapshot(id, version + 1, newName, slug, newPlan, newSettings, newState, createdAt, at);
    }
}
