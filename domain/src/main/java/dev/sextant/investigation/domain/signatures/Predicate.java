package dev.sextant.investigation.domain.signatures;

import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.FactValue.Amount;
import dev.sextant.investigation.domain.evidence.FactValue.Text;
import dev.sextant.investigation.domain.evidence.FactValue.Truth;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/** What a value must be. */
public sealed interface Predicate {

    /** Whether a value is so; none when there is no value of that name. */
    boolean holds(Option<FactValue> value);

    /**
     * It is one of these.
     *
     * @param values at least one; words are compared without regard to case
     */
    record OneOf(List<FactValue> values) implements Predicate {
        /** Copies the values. */
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Option<FactValue> value) {
            return value.exists(given -> values.stream().anyMatch(wanted -> same(wanted, given)));
        }
    }

    /**
     * It is there and none of these.
     *
     * @param values at least one
     */
    record NotOneOf(List<FactValue> values) implements Predicate {
        /** Copies the values. */
        public NotOneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Option<FactValue> value) {
            return value.exists(given -> values.stream().noneMatch(wanted -> same(wanted, given)));
        }
    }

    /**
     * It is a number of this size.
     *
     * @param sign how it is compared
     * @param bound with what
     */
    record Compared(Sign sign, double bound) implements Predicate {
        @Override
        public boolean holds(Option<FactValue> value) {
            return value.exists(given -> given instanceof Amount amount && sign.holds(amount.value(), bound));
        }
    }

    /**
     * A pattern is found in it, or is not.
     *
     * @param pattern what is looked for
     * @param found whether it must be there
     */
    record Matching(TextPattern pattern, boolean found) implements Predicate {
        @Override
        public boolean holds(Option<FactValue> value) {
            return value.exists(given -> pattern.find(given.words()).isDefined() == found);
        }
    }

    /**
     * It is there, or is not.
     *
     * @param there whether it must be there
     */
    record Presence(boolean there) implements Predicate {
        @Override
        public boolean holds(Option<FactValue> value) {
            return value.isDefined() == there;
        }
    }

    /** How numbers are compared. */
    enum Sign {
        /** At least. */
        AT_LEAST(">="),
        /** At most. */
        AT_MOST("<="),
        /** More than. */
        MORE(">"),
        /** Less than. */
        LESS("<");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        private boolean holds(double value, double bound) {
            return switch (this) {
                case AT_LEAST -> value >= bound;
                case AT_MOST -> value <= bound;
                case MORE -> value > bound;
                case LESS -> value < bound;
            };
        }
    }

    /**
     * Reads a predicate as it stands in a signature: {@code >= 0.9}, {@code ~ pattern}, {@code !~ pattern}, {@code != word}, {@code present}, {@code absent}, or a word.
     *
     * @return the predicate, or what is wrong with it
     */
    static Either<String, Predicate> parse(String text) {
        String trimmed = text.strip();
        for (Sign sign : Sign.values()) {
            if (trimmed.startsWith(sign.text)) {
                return number(trimmed.substring(sign.text.length())).map(bound -> new Compared(sign, bound));
            }
        }
        if (trimmed.startsWith("!=")) {
            return Either.right(
                    new NotOneOf(List.of(new Text(trimmed.substring(2).strip()))));
        }
        if (trimmed.startsWith("!~")) {
            return TextPattern.of(trimmed.substring(2).strip()).map(pattern -> new Matching(pattern, false));
        }
        if (trimmed.startsWith("~")) {
            return TextPattern.of(trimmed.substring(1).strip()).map(pattern -> new Matching(pattern, true));
        }
        return switch (trimmed) {
            case "present" -> Either.right(new Presence(true));
            case "absent" -> Either.right(new Presence(false));
            default -> Either.right(new OneOf(List.of(new Text(trimmed))));
        };
    }

    private static Either<String, Double> number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? Either.right(value) : Either.left("\"" + text.strip() + "\" is no number");
        } catch (NumberFormatException wrong) {
            return Either.left("\"" + text.strip() + "\" is no number");
        }
    }

    private static boolean same(FactValue wanted, FactValue given) {
        return switch (wanted) {
            case Text text ->
                text.value().toLowerCase(Locale.ROOT).equals(given.words().toLowerCase(Locale.ROOT));
            case Amount amount -> given instanceof Amount other && amount.value() == other.value();
            case Truth truth -> given instanceof Truth other && truth.value() == other.value();
        };
    }
}
