package dev.sextant.identity.domain;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.UserId;

/**
 * Something that happened in the context. Events carry ids, constants, roles and permissions; names, addresses and secrets stay where they are kept, so that whoever keeps events keeps nothing that must
 * be forgotten.
 */
public sealed interface IdentityEvent extends Event
        permits UserEvent,
                OrganizationEvent,
                MemberEvent,
                TeamEvent,
                RoleEvent,
                InvitationEvent,
                ApiKeyEvent,
                SessionEvent {

    /** On whose behalf it happened; {@link Platform#NOBODY} when nobody was known. */
    UserId by();
}
