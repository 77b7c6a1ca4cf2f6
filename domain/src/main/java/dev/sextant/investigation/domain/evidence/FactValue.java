package dev.sextant.investigation.domain.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** One value of a fact. */
public sealed interface FactValue {

    /**
     * Words, or a name.
     *
     * @param value the text
     */
    record Text(String value) implements FactValue {
        @Override
        public String words() {
            return value;
        }
    }

    /**
     * A number.
     *
     * @param value finite
     */
    record Amount(double value) implements FactValue {

        private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

        /** Refuses what is no number. */
        public Amount {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a number is finite: " + value);
            }
        }

        /** Whole numbers as they are, others with four digits that count. */
        @Override
        public String words() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : new BigDecimal(value).round(FOUR).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Yes or no.
     *
     * @param value yes
     */
    record Truth(boolean value) implements FactValue {
        @Override
        public String words() {
            return value ? "yes" : "no";
        }
    }

    /** For people. */
    String words();
}
