package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;

/**
 * One field of a {@link Cron}: the values that it lets pass.
 *
 * @param values a bit for each of them
 * @param starred whether it was written with a star in front, which for days means: the other kind of day decides
 */
record CronField(long values, boolean starred) {

    /**
     * What can be written in a field.
     *
     * @param name how it is called in messages
     * @param least the least value
     * @param most the greatest value
     * @param names names of values, the first one that of the least; empty for none
     */
    record Kind(String name, int least, int most, List<String> names) {

        private Either<String, Integer> value(String text) {
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) {
                return Either.right(least + named);
            }
            if (!text.matches("\\d{1,2}")) {
                return Either.left(unreadable(text));
            }
            int number = Integer.parseInt(text);
            return number < least || number > most ? Either.left(unreadable(text)) : Either.right(number);
        }

        private String unreadable(String text) {
            return "the " + name + " must be " + least + " to " + most + ", a range, a list or a step, and not '" + text
                    + "'";
        }
    }

    /** Reads a field: stars, values, ranges and steps, with commas between. */
    static Either<String, CronField> parse(Kind kind, String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            Either<String, Long> read = part(kind, part);
            if (read.isLeft()) {
                return Either.left(read.getLeft());
            }
            values |= read.get();
        }
        return Either.right(new CronField(values, text.startsWith("*")));
    }

    private static Either<String, Long> part(Kind kind, String part) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        String step = slash < 0 ? "1" : part.substring(slash + 1);
        if (!step.matches("[1-9]\\d?")) {
            return Either.left(kind.unreadable(part));
        }
        int by = Integer.parseInt(step);
        if (range.equals("*")) {
            return Either.right(steps(kind.least(), kind.most(), by));
        }
        int dash = range.indexOf('-');
        if (dash < 0) {
            // A single value with a step goes on to the end, as in every cron that knows steps.
            return kind.value(range).map(from -> steps(from, slash < 0 ? from : kind.most(), by));
        }
        return kind.value(range.substring(0, dash))
                .flatMap(from -> kind.value(range.substring(dash + 1))
                        .filterOrElse(to -> to >= from, to -> kind.unreadable(part))
                        .map(to -> steps(from, to, by)));
    }

    private static long steps(int from, int to, int by) {
        long values = 0;
        for (int value = from; value <= to; value += by) {
            values |= 1L << value;
        }
        return values;
    }

    /** Whether a value passes. */
    boolean has(int value) {
        return (values >>> value & 1) == 1;
    }

    /** The least value that passes and is not below another; above every value when there is none. */
    int from(int value) {
        return value > 63 ? 64 : Long.numberOfTrailingZeros(values & -1L << value);
    }
}
