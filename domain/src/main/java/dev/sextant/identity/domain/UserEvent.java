package dev.sextant.identity.domain;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to an account; it is kept in the account's own plane. */
public sealed interface UserEvent extends IdentityEvent {

    /** The account. */
    UserId userId();

    @Override
    default UUID aggregateId() {
        return userId().value();
    }

    /** An account was opened. */
    record UserCreated(UserId userId, UserId by, Instant occurredAt) implements UserEvent {

        @Override
        public String type() {
            return "user.created";
        }
    }

    /**
     * An account was changed.
     *
     * @param changed the names of what changed, sorted: {@code display_name}, {@code email_verified}, {@code password}, {@code recovery_codes}, {@code second_factor}, {@code state}
     * @param state whether it may be used after the change
     */
    record UserUpdated(UserId userId, List<String> changed, UserState state, UserId by, Instant occurredAt)
            implements UserEvent {

        /** Copies the names. */
        public UserUpdated {
            changed = List.copyOf(changed);
        }

        @Override
        public String type() {
            return "user.updated";
        }
    }

    /**
     * An account was deleted, with its sessions and API keys.
     *
     * @param organizations those that it belonged to until it was deleted
     */
    record UserDeleted(UserId userId, List<TenantId> organizations, UserId by, Instant occurredAt)
            implements UserEvent {

        /** Copies the list. */
        public UserDeleted {
            organizations = List.copyOf(organizations);
        }

        @Override
        public String type() {
            return "user.deleted";
        }
    }
}
