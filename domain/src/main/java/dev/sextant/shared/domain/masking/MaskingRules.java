package dev.sextant.shared.domain.masking;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What is masked.
 *
 * @param shapes the shapes that are masked; {@link MaskedShape#LITERAL} always is, since without it values could not be put back exactly
 * @param names names of people and places that are masked as {@link MaskedShape#NAME} where they stand as words of their own, in the same case. Names on logs are more often those of
 *     machines, so there are none unless they are given.
 */
public record MaskingRules(Set<MaskedShape> shapes, Set<String> names) {

    /** Copies both; blank names and those of more than 200 characters are refused by {@link IllegalArgumentException}. */
    public MaskingRules {
        Set<MaskedShape> all = EnumSet.of(MaskedShape.LITERAL);
        all.addAll(shapes);
        shapes = Set.copyOf(all);
        names = Set.copyOf(names);
        if (names.stream().anyMatch(name -> name.isBlank() || name.length() > KnownNames.LONGEST)) {
            throw new IllegalArgumentException("A name has 1 to " + KnownNames.LONGEST + " characters.");
        }
    }

    /** Every shape, and no names. */
    public static MaskingRules all() {
        return new MaskingRules(EnumSet.allOf(MaskedShape.class), Set.of());
    }

    /** These rules without some shapes. */
    public MaskingRules without(MaskedShape... unmasked) {
        Set<MaskedShape> left = new HashSet<>(shapes);
        for (MaskedShape shape : unmasked) {
            left.remove(shape);
        }
        return new MaskingRules(left, names);
    }

    /** These rules, masking names too. */
    public MaskingRules withNames(Collection<String> more) {
        Set<String> sum = new HashSet<>(names);
        sum.addAll(more);
        return new MaskingRules(shapes, sum);
    }
}
