package dev.sextant.shared.domain;

import java.util.List;

/**
 * One wrong field of an input.
 *
 * @param field where it stands, as a JSON pointer (RFC 6901) such as {@code /title}, or the bare name of a query parameter
 * @param code a stable name in lower snake_case, such as {@code too_long}
 * @param message what is wrong and what would be right, in words
 */
public record FieldError(String field, String code, String message) {

    /** How many fields are wrong, as a sentence for a person. */
    public static String summary(List<FieldError> wrong) {
        return wrong.size() == 1 ? "One field is wrong." : wrong.size() + " fields are wrong.";
    }
}
