package dev.sextant.shared.domain;

import io.vavr.control.Validation;

/**
 * What a text field takes. Lengths count Unicode code points, so that a character outside the basic plane counts once. NUL and unpaired surrogates are never taken: they are
 * not text, and no store could give them back.
 *
 * @param field where the text stands, as a JSON pointer
 * @param most the greatest length, in code points
 * @param required whether a blank text is refused
 * @param singleLine whether control characters and line breaks are refused
 */
public record TextRule(String field, int most, boolean required, boolean singleLine) {

    /** The text itself, or what is wrong with it. */
    public Validation<FieldError, String> check(String text) {
        if (required && text.isBlank()) {
            return wrong("required", "must not be empty");
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return wrong("too_long", "must have at most " + most + " characters, has " + length);
        }
        if (text.codePoints().anyMatch(TextRule::isNoText)) {
            return wrong("invalid_character", "must not contain NUL or half of a surrogate pair");
        }
        if (singleLine && text.codePoints().anyMatch(TextRule::breaksLine)) {
            return wrong("invalid_character", "must be one line without control characters");
        }
        return Validation.valid(text);
    }

    /** The answer when the field is not there. */
    public Validation<FieldError, String> missing() {
        return wrong("required", "must be given");
    }

    private Validation<FieldError, String> wrong(String code, String message) {
        return Validation.invalid(new FieldError(field, code, message));
    }

    private static boolean isNoText(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    private static boolean breaksLine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
