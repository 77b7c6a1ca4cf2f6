package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to an organisation. */
@EventFamily(context = "identity", aggregate = "organization", id = TenantId.class)
public sealed interface OrganizationEvent extends IdentityEvent {

    /** The organisation. */
    TenantId organization();

    @Override
    default UUID aggregateId() {
        return organization().value();
    }

    /**
     * An organisation was founded.
     *
     * @param plan how much it may use
     */
    @PublishedEvent(type = "organization.created", description = "An organisation was founded.")
    record OrganizationCreated(TenantId organization, PlanTier plan, UserId by, Instant occurredAt)
            implements OrganizationEvent {}

    /**
     * An organisation was changed, or opened again.
     *
     * @param changed the names of what changed, sorted: {@code name}, {@code plan}, {@code settings}, {@code state}
     * @param plan how much it may use after the change
     * @param state whether it may be worked in after the change
     */
    @PublishedEvent(type = "organization.updated", description = "An organisation was changed, or opened again.")
    record OrganizationUpdated(
            TenantId organization,
            List<String> changed,
            PlanTier plan,
            OrganizationState state,
            UserId by,
            Instant occurredAt)
            implements OrganizationEvent {

        /** Copies the names. */
        public OrganizationUpdated {
            changed = List.copyOf(changed);
        }
    }

    /** An organisation was shut: nobody gets in. */
    @PublishedEvent(type = "organization.disabled", description = "An organisation was shut: nobody gets in.")
    record OrganizationDisabled(TenantId organization, UserId by, Instant occurredAt) implements OrganizationEvent {}
}
