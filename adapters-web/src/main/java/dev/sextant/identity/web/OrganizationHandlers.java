package dev.sextant.identity.web;

import dev.sextant.identity.application.AssignRole;
import dev.sextant.identity.application.EditOrganization;
import dev.sextant.identity.application.InvitationQueries;
import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.application.LeaveOrganization;
import dev.sextant.identity.application.MemberQueries;
import dev.sextant.identity.application.OrganizationQueries;
import dev.sextant.identity.application.RemoveMember;
import dev.sextant.identity.application.RevokeInvitation;

/**
 * What can be done with an organisation and the people in it.
 *
 * @param queries shows it
 * @param edit changes its name and settings
 * @param leave lets the actor go
 * @param members shows who belongs to it
 * @param assign gives a member roles
 * @param remove removes a member
 * @param invitations shows who was invited
 * @param invite invites somebody
 * @param revoke takes an invitation back
 */
public record OrganizationHandlers(
        OrganizationQueries queries,
        EditOrganization edit,
        LeaveOrganization leave,
        MemberQueries members,
        AssignRole assign,
        RemoveMember remove,
        InvitationQueries invitations,
        InviteMember invite,
        RevokeInvitation revoke) {}
