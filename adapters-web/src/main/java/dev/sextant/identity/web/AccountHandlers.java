package dev.sextant.identity.web;

import dev.sextant.identity.application.AccountQueries;
import dev.sextant.identity.application.ConfirmSecondFactor;
import dev.sextant.identity.application.EditProfile;
import dev.sextant.identity.application.StartSecondFactor;
import dev.sextant.identity.application.doors.AcceptInvitation;
import dev.sextant.identity.application.doors.ChangePassword;
import dev.sextant.identity.application.doors.DeleteUser;
import dev.sextant.identity.application.doors.MyOrganizations;
import dev.sextant.identity.application.doors.RemoveSecondFactor;
import dev.sextant.identity.application.doors.RequestVerification;

/**
 * What people can do with their own account.
 *
 * @param queries shows it
 * @param edit changes its name
 * @param delete ends it
 * @param changePassword changes its password
 * @param startSecondFactor gives a device the secret of codes
 * @param confirmSecondFactor demands a code from then on
 * @param removeSecondFactor demands none any more
 * @param requestVerification sends the letter again
 * @param organizations shows where it belongs
 * @param accept joins one more
 */
public record AccountHandlers(
        AccountQueries queries,
        EditProfile edit,
        DeleteUser delete,
        ChangePassword changePassword,
        StartSecondFactor startSecondFactor,
        ConfirmSecondFactor confirmSecondFactor,
        RemoveSecondFactor removeSecondFactor,
        RequestVerification requestVerification,
        MyOrganizations organizations,
        AcceptInvitation accept) {}
