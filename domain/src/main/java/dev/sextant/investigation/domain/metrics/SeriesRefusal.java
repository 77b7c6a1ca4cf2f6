package dev.sextant.investigation.domain.metrics;

import dev.sextant.shared.domain.DomainError;
import java.time.Instant;

/** Why points are no metric series. Every refusal is final for these points, not for other series of the same file. */
public sealed interface SeriesRefusal extends DomainError {

    @Override
    default Kind kind() {
        return Kind.MALFORMED;
    }

    /** The metric has no name. */
    record Unnamed() implements SeriesRefusal {

        @Override
        public String code() {
            return "series_unnamed";
        }

        @Override
        public String message() {
            return "a series of points has no metric name";
        }
    }

    /**
     * There are more times than values, or fewer.
     *
     * @param times how many times
     * @param values how many values
     */
    record UnequalLengths(int times, int values) implements SeriesRefusal {

        @Override
        public String code() {
            return "series_unequal_lengths";
        }

        @Override
        public String message() {
            return "the series has " + times + " times and " + values + " values";
        }
    }

    /**
     * A time is before the one in front of it.
     *
     * @param position which point, counted from 0
     * @param at its time
     */
    record Unsorted(int position, Instant at) implements SeriesRefusal {

        @Override
        public String code() {
            return "series_unsorted";
        }

        @Override
        public String message() {
            return "point " + (position + 1) + " of the series, at " + at + ", is before the point in front of it";
        }
    }

    /**
     * One time has two values that differ.
     *
     * @param at the time
     * @param one the one value
     * @param other the other value
     */
    record Contradicting(Instant at, double one, double other) implements SeriesRefusal {

        @Override
        public String code() {
            return "series_contradicting";
        }

        @Override
        public String message() {
            return "the series has both " + one + " and " + other + " at " + at;
        }
    }

    /** No point has a value that is a number. */
    record NoValues() implements SeriesRefusal {

        @Override
        public String code() {
            return "series_without_values";
        }

        @Override
        public String message() {
            return "the series has no value that is a number";
        }
    }
}
