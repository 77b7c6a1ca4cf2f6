package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Validation;

/**
 * What a case is about, in any number of lines.
 *
 * @param value 0 to 10,000 characters
 */
public record Description(String value) {

    /** The greatest length, in code points. */
    public static final int LONGEST = 10_000;

    /** No description. */
    public static final Description NONE = new Description("");

    static final TextRule RULE = new TextRule("/description", LONGEST, false, false);

    /** A description, or why the text is none. */
    public static Validation<FieldError, Description> of(String raw) {
        return RULE.check(raw).map(Description::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
