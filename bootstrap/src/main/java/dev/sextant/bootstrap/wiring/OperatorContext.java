package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.application.DisableOrganization;
import dev.sextant.identity.application.EnableOrganization;
import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.application.RotateSigningKeys;
import dev.sextant.identity.application.Users;
import dev.sextant.identity.application.doors.AppointSuperAdmin;
import dev.sextant.identity.application.doors.CreateOwner;
import dev.sextant.identity.application.doors.RenewAllSeals;

/**
 * What only whoever runs the server itself may do with identities: the command line offers it, the network does not.
 *
 * @param createOwner founds an organisation with its first owner
 * @param appoint makes somebody run the platform
 * @param rotateKeys has access tokens signed by a new key
 * @param renewSeals seals again what an old master key sealed
 * @param disable shuts an organisation
 * @param enable opens it again
 * @param organizations finds organisations by their short names
 * @param users finds accounts
 */
public record OperatorContext(
        CreateOwner createOwner,
        AppointSuperAdmin appoint,
        RotateSigningKeys rotateKeys,
        RenewAllSeals renewSeals,
        DisableOrganization disable,
        EnableOrganization enable,
        Organizations organizations,
        Users users) {}
