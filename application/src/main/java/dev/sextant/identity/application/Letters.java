package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.User;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the letters of this context and hands them to the mail. A link carries its token behind a {@code #}, which browsers do not send to servers, so that it stands in no log on the way.
 */
public final class Letters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final Mail mail;
    private final String baseAddress;

    /**
     * Letters by this mail.
     *
     * @param baseAddress where people reach the server, such as {@code https://sextant.example.org}; a slash at its end does not count
     */
    public Letters(Mail mail, String baseAddress) {
        this.mail = mail;
        this.baseAddress = baseAddress.endsWith("/") ? baseAddress.substring(0, baseAddress.length() - 1) : baseAddress;
    }

    /**
     * Invites somebody into an organisation.
     *
     * @return the link of the letter
     */
    public String invitation(EmailAddress to, Organization organization, OpaqueToken token, Invitation invitation) {
        String link = link("accept-invitation", token);
        mail.send(to, "You are invited to " + organization.name(), """
                You are invited to join %s on Sextant. Follow this link to accept:

                %s

                It can be used once, until %s. If you did not expect it, ignore this letter.
                """.formatted(
                organization.name(), link, DAY.format(invitation.snapshot().expiresAt())));
        return link;
    }

    /** Lets a user set a new password. */
    public void passwordReset(User user, OpaqueToken token) {
        mail.send(user.email(), "Reset your password", """
                Somebody, most likely you, asked to reset the password of your account on Sextant. Follow this link to set a new one:

                %s

                It can be used once, within an hour. If it was not you, ignore this letter: nothing was changed.
                """.formatted(link("reset-password", token)));
    }

    /** Lets a user prove to read the address. */
    public void verification(User user, OpaqueToken token) {
        mail.send(user.email(), "Confirm your e-mail address", """
                An account on Sextant was opened with this e-mail address. Follow this link to confirm that it is yours:

                %s

                It can be used once, within three days. If you have no account there, ignore this letter.
                """.formatted(link("verify-email", token)));
    }

    private String link(String page, OpaqueToken token) {
        return baseAddress + "/" + page + "#token=" + token.value();
    }
}
