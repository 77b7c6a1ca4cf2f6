package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Grants;
import dev.sextant.identity.application.Invitations;
import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.Roles;
import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.application.Users;
import dev.sextant.shared.application.Transactions;

/**
 * What the doors look into.
 *
 * @param transactions where their work is done, one plane at a time
 * @param users the accounts
 * @param organizations the organisations
 * @param memberships who belongs to what
 * @param roles the roles
 * @param invitations the invitations
 * @param sessions the sessions
 * @param secrets the digests of tokens
 * @param grants what somebody may
 */
public record DoorStores(
        Transactions transactions,
        Users users,
        Organizations organizations,
        Memberships memberships,
        Roles roles,
        Invitations invitations,
        Sessions sessions,
        Secrets secrets,
        Grants grants) {}
