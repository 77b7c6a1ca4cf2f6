package dev.sextant.identity.domain;

import io.vavr.control.Option;
import java.time.ZoneId;

/**
 * What an organisation decides about itself.
 *
 * @param afterDeletion what becomes of the work of a deleted user
 * @param openIdRoles how people come in from an OpenID provider; none when only invitations bring them in
 * @param timeZone on whose clocks it lives; none for those of the server
 */
public record OrganizationSettings(
        AfterDeletion afterDeletion, Option<OpenIdRoles> openIdRoles, Option<ZoneId> timeZone) {

    /** What an organisation begins with: work is reassigned, people come by invitation, and the clocks are the server's. */
    public static OrganizationSettings initial() {
        return new OrganizationSettings(AfterDeletion.REASSIGN, Option.none(), Option.none());
    }
}
