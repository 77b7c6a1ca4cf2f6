package dev.sextant.identity.domain;

import io.vavr.control.Option;

/**
 * Who knocks, as far as that can be told from outside.
 *
 * @param client how the client names itself
 * @param address where it comes from, when a network is involved
 * @param userAgent what it says it is; longer texts are cut
 */
public record Visitor(Option<ClientId> client, Option<String> address, Option<String> userAgent) {

    /** Cuts what is too long, at the end of a character. */
    public Visitor {
        userAgent = userAgent.map(text -> text.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(SessionSnapshot.LONGEST_USER_AGENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** Somebody of whom nothing is known. */
    public static Visitor unknown() {
        return new Visitor(Option.none(), Option.none(), Option.none());
    }
}
