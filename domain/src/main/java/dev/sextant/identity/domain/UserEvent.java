package dev.sextant.identity.domain;

import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to an account; it is kept in the account's own plane. */
@EventFamily(context = "identity", aggregate = "user", id = UserId.class)
public sealed interface UserEvent extends IdentityEvent {

    /** The account. */
    UserId userId();

    @Override
    default UUID aggregateId() {
        return userId().value();
    }

    /** An account was opened. */
    @PublishedEvent(type = "user.created", description = "An account was opened.")
    record UserCreated(UserId userId, UserId by, Instant occurredAt) implements UserEvent {}

    /**
     * An account was changed.
     *
     * @param changed the names of what changed, sorted: {@code display_name}, {@code email_verified}, {@code password}, {@code recovery_codes}, {@code second_factor}, {@code state}
     * @param state whether it may be used after the change
     */
    @PublishedEvent(type = "user.updated", description = "An account was changed.")
    record UserUpdated(UserId userId, List<String> changed, UserState state, UserId by, Instant occurredAt)
            implements UserEvent {

        /** Copies the names. */
        public UserUpdated {
            changed = List.copyOf(changed);
        }
    }

    /**
     * An account was deleted, with its sessions and API keys.
     *
     * @param organizations those that it belonged to until it was deleted
     */
    @PublishedEvent(type = "user.deleted", description = "An account was deleted, with its sessions and API keys.")
    record UserDeleted(UserId userId, List<TenantId> organizations, UserId by, Instant occurredAt)
            implements UserEvent {

        /** Copies the list. */
        public UserDeleted {
            organizations = List.copyOf(organizations);
        }
    }
}
