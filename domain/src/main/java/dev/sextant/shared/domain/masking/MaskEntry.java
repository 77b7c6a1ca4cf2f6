package dev.sextant.shared.domain.masking;

import dev.sextant.shared.domain.PersonalData;

/**
 * A value of a case and what stands for it. Its text leaves the value out, so that none ends in a log.
 *
 * @param shape what the value was taken for when it was first seen
 * @param number the number of the placeholder, 1 or more, counted for each shape by itself
 * @param value the value as it stood in the text
 */
public record MaskEntry(
        MaskedShape shape, int number, @PersonalData String value) {

    /** Refuses a number below 1 and an empty value by {@link IllegalArgumentException}. */
    public MaskEntry {
        if (number < 1 || value.isEmpty()) {
            throw new IllegalArgumentException("A placeholder has a number of 1 or more, and stands for something.");
        }
    }

    /** What stands for the value, such as {@code <EMAIL_1>}. */
    public String placeholder() {
        return shape.placeholder(number);
    }

    @Override
    public String toString() {
        return "MaskEntry[" + placeholder() + "]";
    }
}
