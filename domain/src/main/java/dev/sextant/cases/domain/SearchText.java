package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Validation;

/**
 * Words to look for in cases.
 *
 * @param value one line of 1 to 200 characters, without blanks around it
 */
public record SearchText(String value) {

    /** The greatest length, in code points. */
    public static final int LONGEST = 200;

    private static final TextRule RULE = new TextRule("query", LONGEST, true, true);

    /** A search text, or why the text is none; the field is the query parameter {@code query}. */
    public static Validation<FieldError, SearchText> of(String raw) {
        return RULE.check(raw.strip()).map(SearchText::new);
    }
}
