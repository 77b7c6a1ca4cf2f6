package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short name of an organisation, by which people name it in a login. It is unique on the whole server and never changes.
 *
 * @param value 3 to 40 characters: {@code a-z}, {@code 0-9} and single hyphens inside, beginning with a letter
 */
public record Slug(String value) {

    /** The greatest length. */
    public static final int LONGEST = 40;

    private static final int SHORTEST = 3;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** Names that somebody could take for the server itself; an id of an organisation begins with {@code org_} and is no slug anyway. */
    private static final Set<String> RESERVED = Set.of("platform", "sextant", "admin", "api", "system", "www");

    /**
     * A slug, or why the text is none.
     *
     * @param field where the text stands, as a JSON pointer
     */
    public static Validation<FieldError, Slug> of(String field, String raw) {
        if (raw.isEmpty()) {
            return wrong(field, "required", "must not be empty");
        }
        if (raw.length() > LONGEST) {
            return wrong(field, "too_long", "must have at most " + LONGEST + " characters, has " + raw.length());
        }
        if (raw.length() < SHORTEST) {
            return wrong(field, "too_short", "must have at least " + SHORTEST + " characters");
        }
        if (!FORM.matcher(raw).matches()) {
            return wrong(
                    field,
                    "invalid_character",
                    "must begin with a letter and hold only a-z, 0-9 and single hyphens inside");
        }
        return RESERVED.contains(raw)
                ? wrong(field, "reserved", "is kept for the server itself")
                : Validation.valid(new Slug(raw));
    }

    private static Validation<FieldError, Slug> wrong(String field, String code, String message) {
        return Validation.invalid(new FieldError(field, code, message));
    }

    @Override
    public String toString() {
        return value;
    }
}
