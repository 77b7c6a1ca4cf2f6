package dev.sextant.identity.web;

import dev.sextant.identity.application.doors.AcceptInvitation;
import dev.sextant.identity.application.doors.FinishOpenIdLogin;
import dev.sextant.identity.application.doors.LogIn;
import dev.sextant.identity.application.doors.Register;
import dev.sextant.identity.application.doors.RequestPasswordReset;
import dev.sextant.identity.application.doors.ResetPassword;
import dev.sextant.identity.application.doors.VerifyEmail;
import dev.sextant.shared.web.Fields;
import io.vavr.control.Option;
import java.util.List;

/** Reads what clients send before anybody is known. */
final class AuthRequests {

    private AuthRequests() {}

    static Register.Command register(Fields fields) {
        var command = new Register.Command(
                fields.textNotNull("email"),
                fields.textNotNull("password"),
                fields.textNotNull("display_name"),
                fields.textNotNull("organization_name"),
                fields.textNotNull("slug"));
        fields.done(List.of());
        return command;
    }

    static LogIn.Command logIn(Fields fields, Option<String> userAgent) {
        var command = new LogIn.Command(
                fields.textNotNull("email"),
                fields.textNotNull("password"),
                fields.textNotNull("code"),
                fields.textNotNull("organization"),
                fields.textNotNull("client_id"),
                userAgent);
        fields.done(List.of());
        return command;
    }

    static FinishOpenIdLogin.Command finishOpenIdLogin(Fields fields, Option<String> userAgent) {
        var command = new FinishOpenIdLogin.Command(
                fields.textNotNull("code"),
                fields.textNotNull("state"),
                fields.textNotNull("flow"),
                fields.textNotNull("organization"),
                fields.textNotNull("client_id"),
                userAgent);
        fields.done(List.of());
        return command;
    }

    static RequestPasswordReset.Command requestReset(Fields fields) {
        var command = new RequestPasswordReset.Command(fields.textNotNull("email"));
        fields.done(List.of());
        return command;
    }

    static ResetPassword.Command reset(Fields fields) {
        var command = new ResetPassword.Command(fields.textNotNull("token"), fields.textNotNull("new_password"));
        fields.done(List.of());
        return command;
    }

    static VerifyEmail.Command verify(Fields fields) {
        var command = new VerifyEmail.Command(fields.textNotNull("token"));
        fields.done(List.of());
        return command;
    }

    static AcceptInvitation.Command accept(Fields fields) {
        var command = new AcceptInvitation.Command(
                fields.textNotNull("token"),
                fields.textNotNull("password"),
                fields.textNotNull("display_name"),
                fields.textNotNull("code"));
        fields.done(List.of());
        return command;
    }

    /** An invitation whose acceptor shows a session instead of a password. */
    static AcceptInvitation.Command join(Fields fields) {
        var command =
                new AcceptInvitation.Command(fields.textNotNull("token"), Option.none(), Option.none(), Option.none());
        fields.done(List.of());
        return command;
    }
}
