package dev.sextant.identity.integration;

import dev.sextant.identity.domain.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * One letter, before it has the form of the wire.
 *
 * @param to whom it is for
 * @param subject one line
 * @param text plain text
 * @param writtenAt when it was written
 * @param id names it for ever, so that a letter that is delivered twice is known as one
 */
record Letter(EmailAddress to, String subject, String text, Instant writtenAt, UUID id) {

    private static final int DELETE = 0x7F;

    /** Refuses what would break out of its line: one more header, or one more receiver. */
    Letter {
        if (hasControls(subject) || hasControls(recipient(to)) || recipient(to).matches(".*[\\s<>,;:\"].*")) {
            throw new IllegalArgumentException("a subject and an address are one line without control characters");
        }
    }

    private static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(each -> each < ' ' || each == DELETE || Character.getType(each) == Character.LINE_SEPARATOR);
    }

    /** As its owner writes it, unless only the other form can be said to every server. */
    private static String recipient(EmailAddress to) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(to.value()) ? to.value() : to.normalised();
    }

    /** The form of the wire. */
    MimeMessage message(Session session, String from) throws MessagingException {
        String domain = from.substring(from.lastIndexOf('@') + 1);
        var message = new MimeMessage(session) {
            // The library would put the name of the machine and of its user into it.
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain + ">");
            }
        };
        message.setFrom(address(from));
        message.setRecipient(Message.RecipientType.TO, address(recipient(to)));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(writtenAt));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(text, StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    /** Taken as it is: it was checked, and parsing would find more than one address in some texts. */
    private static InternetAddress address(String text) {
        var address = new InternetAddress();
        address.setAddress(text);
        return address;
    }
}
