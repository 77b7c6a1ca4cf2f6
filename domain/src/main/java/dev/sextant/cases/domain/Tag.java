package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word that cases are gathered by. Spellings that people mean as one are one: letters are folded to lower case and to their Unicode compatibility form (NFKC), blanks between
 * words become a hyphen.
 *
 * @param value 1 to 50 characters: letters, marks, digits and {@code - _ . : +}
 */
public record Tag(String value) implements Comparable<Tag> {

    /** The greatest length, in code points. */
    public static final int LONGEST = 50;

    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}_.:+-]*");

    /**
     * A tag, or why the text is none.
     *
     * @param field where the text stands, as a JSON pointer or the name of a path parameter
     */
    public static Validation<FieldError, Tag> of(String field, String raw) {
        if (raw.length() > LONGEST * 10) {
            return tooLong(field);
        }
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        String tag = BLANKS.matcher(folded).replaceAll("-");
        if (tag.isEmpty()) {
            return Validation.invalid(new FieldError(field, "required", "must not be empty"));
        }
        if (tag.codePointCount(0, tag.length()) > LONGEST) {
            return tooLong(field);
        }
        if (!ALLOWED.matcher(tag).matches()) {
            return Validation.invalid(new FieldError(
                    field,
                    "invalid_character",
                    "must start with a letter or digit and contain only letters, digits and - _ . : +"));
        }
        return Validation.valid(new Tag(tag));
    }

    private static Validation<FieldError, Tag> tooLong(String field) {
        return Validation.invalid(new FieldError(field, "too_long", "must have at most " + LONGEST + " characters"));
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
