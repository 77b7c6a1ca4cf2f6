package dev.sextant.identity.integration;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/**
 * How letters leave this program.
 *
 * @param host the server that takes them
 * @param port its port, most often 587 with {@link Encryption#STARTTLS} and 465 with {@link Encryption#TLS}
 * @param encryption how the connection is protected
 * @param login with which the server is asked, when it wants one
 * @param from the address in the letters, such as {@code sextant@example.org}; its host also names this program to the server
 * @param patience how long each step of a conversation may take
 * @param pauses how long to wait before each further try of a letter that could not be handed over; empty for a single try
 */
public record SmtpSettings(
        String host,
        int port,
        Encryption encryption,
        Option<Login> login,
        String from,
        Duration patience,
        List<Duration> pauses) {

    /** Further tries after half a minute, two and ten minutes: long enough for a server that restarts, short enough for who waits for a link. */
    public static final List<Duration> USUAL_PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    /** How a connection is protected. The server must show a certificate for its name in both protected forms. */
    public enum Encryption {
        /** Begins in the clear and is encrypted before anything is said; a server that does not offer it gets no letter. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear, for a server on the same machine. */
        NONE
    }

    /**
     * Who this program is to the server.
     *
     * @param user the name
     * @param password the password; never logged
     */
    public record Login(String user, String password) {

        /** Says nothing of the password, so that no log can. */
        @Override
        public String toString() {
            return "Login[" + user + ", hidden]";
        }
    }

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException when the address has no host, or a login would travel in the clear
     */
    public SmtpSettings {
        pauses = List.copyOf(pauses);
        int at = from.lastIndexOf('@');
        if (at < 1 || at == from.length() - 1 || !from.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            throw new IllegalArgumentException("letters need an address of the form name@host to come from");
        }
        if (encryption == Encryption.NONE && login.isDefined()) {
            throw new IllegalArgumentException("a password is not sent over a connection in the clear");
        }
    }

    /** The host of the address in the letters. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
