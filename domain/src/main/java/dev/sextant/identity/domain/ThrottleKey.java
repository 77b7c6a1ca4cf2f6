package dev.sextant.identity.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What tries are counted by. Addresses of people and networks are kept as digests only.
 *
 * @param value what is counted, a colon, and the digest of for whom; at most 100 ASCII characters
 */
public record ThrottleKey(String value) {

    private static final int NETWORK_BYTES = 8;
    private static final String NOWHERE = "nowhere";

    /** Logins of one account from one place. */
    public static ThrottleKey loginByPlace(EmailAddress account, Option<String> address) {
        return of("login_by_place", account.normalised() + " " + network(address));
    }

    /** Logins of one account from anywhere. */
    public static ThrottleKey loginByAccount(EmailAddress account) {
        return of("login_by_account", account.normalised());
    }

    /** Logins of any account from one place. */
    public static ThrottleKey loginByAddress(Option<String> address) {
        return of("login_by_address", network(address));
    }

    /** Letters to one e-mail address. */
    public static ThrottleKey letters(EmailAddress to) {
        return of("letters", to.normalised());
    }

    /** Registrations from one place. */
    public static ThrottleKey registrations(Option<String> address) {
        return of("registrations", network(address));
    }

    /** Codes of the second factor, shown from within a session. */
    public static ThrottleKey codes(UserId user) {
        return of("codes", user.toString());
    }

    private static ThrottleKey of(String kind, String whose) {
        return new ThrottleKey(kind + ":" + SecretDigest.of(whose).hex());
    }

    /** An address of version 6 stands for its network of 64 bits, because whoever has one address of it has all of them. */
    static String network(Option<String> address) {
        return address.fold(() -> NOWHERE, text -> text.indexOf(':') < 0 ? text : networkOfVersion6(text));
    }

    private static String networkOfVersion6(String text) {
        int zone = text.indexOf('%');
        try {
            // A text with a colon is read as an address and never looked up by name.
            InetAddress read = InetAddress.getByName(zone < 0 ? text : text.substring(0, zone));
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, NETWORK_BYTES)
                    : read.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return text;
        }
    }
}
