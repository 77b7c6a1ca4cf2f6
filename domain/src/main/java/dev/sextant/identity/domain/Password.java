package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A password in the clear, for the moment in which it is checked or hashed. It is brought to one form first (RFC 8265, OpaqueString: canonical composition, every blank a space), so that the
 * same password typed on two keyboards is the same.
 *
 * @param value the password; never logged, never kept
 */
public record Password(String value) {

    /** The smallest length of a new password, in code points. */
    public static final int SHORTEST = 12;

    /** The greatest length of a new password, in code points. */
    public static final int LONGEST = 128;

    private static final Pattern BLANK = Pattern.compile("\\p{Zs}");

    /** A password as somebody typed it to be recognised; whether it could be a new one does not matter. */
    public static Password typed(String raw) {
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        return new Password(BLANK.matcher(composed).replaceAll(" "));
    }

    /**
     * A new password, or why the text is none: 12 to 128 characters of any kind, no word of one's own. No mixture of kinds is asked for. Whether it is a common one must be asked as
     * well; see {@link #tooCommon}.
     *
     * @param field where the text stands, as a JSON pointer
     * @param ownWords what the user is known by, such as the e-mail address
     */
    public static Validation<FieldError, Password> of(String field, String raw, Set<String> ownWords) {
        Password typed = typed(raw);
        int length = typed.value.codePointCount(0, typed.value.length());
        if (length < SHORTEST) {
            return wrong(field, "too_short", "must have at least " + SHORTEST + " characters");
        }
        if (length > LONGEST) {
            return wrong(field, "too_long", "must have at most " + LONGEST + " characters");
        }
        if (typed.value.codePoints().anyMatch(Password::isNoText)) {
            return wrong(field, "invalid_character", "must not contain control characters or half of a surrogate pair");
        }
        String folded = typed.value.toLowerCase(Locale.ROOT);
        if (ownWords.stream().anyMatch(word -> folded.equals(word.toLowerCase(Locale.ROOT)))) {
            return wrong(field, "too_obvious", "must not be one's own name or address");
        }
        return Validation.valid(typed);
    }

    /** What is wrong with a password that many people use. */
    public static FieldError tooCommon(String field) {
        return new FieldError(field, "too_common", "is one of the most common passwords");
    }

    private static Validation<FieldError, Password> wrong(String field, String code, String message) {
        return Validation.invalid(new FieldError(field, code, message));
    }

    private static boolean isNoText(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
