package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, as its owner writes it and in the form by which two addresses are known to be one. That form is the Unicode compatibility form (NFKC) in lower case, its host in ASCII (IDNA
 * 2003). Nothing else is folded: dots and what follows a plus stay, because only the provider of a mailbox knows what they mean. Letters go to the address that was kept, never to one
 * that somebody typed later and that only looks the same after folding.
 *
 * @param value as its owner writes it, without blanks around it
 * @param normalised the form in which it is unique
 */
public record EmailAddress(String value, String normalised) {

    /** The greatest length of the normalised form, in characters (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    /** Labels of 1 to 63 characters, at least two of them, the last one not a number, so that it is no network address. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * An address, or why the text is none. Quoted local parts, comments, names before the address and network addresses as hosts are not taken.
     *
     * @param field where the text stands, as a JSON pointer
     */
    public static Validation<FieldError, EmailAddress> of(String field, String raw) {
        String typed = raw.strip();
        if (typed.isEmpty()) {
            return Validation.invalid(new FieldError(field, "required", "must not be empty"));
        }
        // Folding can shorten a text, never to a sixteenth; so nothing long is folded at all.
        if (typed.length() > LONGEST * 16) {
            return tooLong(field);
        }
        return normalise(typed)
                .toValidation(() ->
                        new FieldError(field, "not_an_email", "must be an e-mail address such as name@example.org"))
                .flatMap(normalised -> normalised.length() > LONGEST
                        ? tooLong(field)
                        : Validation.valid(new EmailAddress(typed, normalised)));
    }

    private static Validation<FieldError, EmailAddress> tooLong(String field) {
        return Validation.invalid(new FieldError(field, "too_long", "must have at most " + LONGEST + " characters"));
    }

    private static Option<String> normalise(String typed) {
        String folded = fold(typed);
        int at = folded.lastIndexOf('@');
        if (at < 1) {
            return Option.none();
        }
        String local = folded.substring(0, at);
        if (local.length() > LONGEST_LOCAL_PART || !LOCAL_PART.matcher(local).matches()) {
            return Option.none();
        }
        return host(folded.substring(at + 1)).map(host -> local + "@" + host);
    }

    /** Folded twice, because lower case of a compatibility form need not be one, and the form of a form must be itself. */
    private static String fold(String text) {
        String once = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(once, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Option<String> host(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return HOST.matcher(ascii).matches() ? Option.some(ascii) : Option.none();
        } catch (IllegalArgumentException notAHost) {
            return Option.none();
        }
    }

    /** Whether the other one leads to the same mailbox. */
    public boolean isSameMailbox(EmailAddress other) {
        return normalised.equals(other.normalised);
    }

    @Override
    public String toString() {
        return value;
    }
}
