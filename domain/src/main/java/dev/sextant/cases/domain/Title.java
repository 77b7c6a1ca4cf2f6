package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Validation;

/**
 * What a case is called.
 *
 * @param value one line of 1 to 200 characters, without blanks around it
 */
public record Title(String value) {

    /** The greatest length, in code points. */
    public static final int LONGEST = 200;

    static final TextRule RULE = new TextRule("/title", LONGEST, true, true);

    /** A title, or why the text is none; blanks around it are dropped. */
    public static Validation<FieldError, Title> of(String raw) {
        return RULE.check(raw.strip()).map(Title::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
