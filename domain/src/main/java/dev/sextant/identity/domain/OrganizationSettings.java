package dev.sextant.identity.domain;

import io.vavr.control.Option;

/**
 * What an organisation decides about itself.
 *
 * @param afterDeletion what becomes of the work of a deleted user
 * @param openIdRoles how people come in from an OpenID provider; none when only invitations bring them in
 */
public record OrganizationSettings(AfterDeletion afterDeletion, Option<OpenIdRoles> openIdRoles) {

    /** What an organisation begins with: work is reassigned, and people come by invitation. */
    public static OrganizationSettings initial() {
        return new OrganizationSettings(AfterDeletion.REASSIGN, Option.none());
    }
}
