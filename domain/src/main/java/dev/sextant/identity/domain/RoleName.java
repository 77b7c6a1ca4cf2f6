package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Validation;

/**
 * What a role is called.
 *
 * @param value one line of 1 to 50 characters, without blanks around it
 */
public record RoleName(String value) {

    /** The greatest length, in code points. */
    public static final int LONGEST = 50;

    /**
     * A name, or why the text is none; blanks around it are dropped.
     *
     * @param field where the text stands, as a JSON pointer
     */
    public static Validation<FieldError, RoleName> of(String field, String raw) {
        return new TextRule(field, LONGEST, true, true).check(raw.strip()).map(RoleName::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
