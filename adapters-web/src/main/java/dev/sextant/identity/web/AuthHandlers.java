package dev.sextant.identity.web;

import dev.sextant.identity.application.doors.AcceptInvitation;
import dev.sextant.identity.application.doors.BeginOpenIdLogin;
import dev.sextant.identity.application.doors.FinishOpenIdLogin;
import dev.sextant.identity.application.doors.LogIn;
import dev.sextant.identity.application.doors.LogOut;
import dev.sextant.identity.application.doors.Refresh;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.application.doors.RequestPasswordReset;
import dev.sextant.identity.application.doors.ResetPassword;
import dev.sextant.identity.application.doors.VerifyEmail;

/**
 * What can be done before anybody is known.
 *
 * @param register registers an organisation with its first owner
 * @param logIn lets somebody in
 * @param refresh gives the next pair of tokens
 * @param logOut ends the session of a refresh token
 * @param requestReset has a letter sent
 * @param reset sets a new password
 * @param verify notes that an address is read
 * @param accept accepts an invitation
 * @param beginOpenId begins a login at a provider
 * @param finishOpenIdLogin ends it
 */
public record AuthHandlers(
        Register register,
        LogIn logIn,
        Refresh refresh,
        LogOut logOut,
        RequestPasswordReset requestReset,
        ResetPassword reset,
        VerifyEmail verify,
        AcceptInvitation accept,
        BeginOpenIdLogin beginOpenId,
        FinishOpenIdLogin finishOpenIdLogin) {}
