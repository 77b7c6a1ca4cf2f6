package dev.sextant.investigation.domain.measures;

import io.vavr.control.Option;
import java.util.List;

/**
 * Something that is measured, under one name whatever tool measured it.
 *
 * @param name the canonical name, such as {@code db.connections}
 * @param title for people
 * @param unit what its levels are in
 * @param worse which direction is bad
 * @param high from where a level counts as high, or as low where less is worse
 * @param critical from where it counts as critical
 * @param limit the most there can be, where that is known for good
 * @param limitOf the measure whose limit this one tells; none when it is no limit
 * @param relative how many times its usual level counts as high where nothing else is known
 * @param names how sources call it; a name that ends with an asterisk stands for all that begin so
 */
public record Measure(
        String name,
        String title,
        Unit unit,
        Worse worse,
        Option<Threshold> high,
        Option<Threshold> critical,
        Option<Double> limit,
        Option<String> limitOf,
        Option<Double> relative,
        List<String> names) {

    /** Copies the names. */
    public Measure {
        names = List.copyOf(names);
    }

    /** A measure that nobody knows; it is judged against its own past only, and neither direction is bad. */
    static Measure unknown(String name) {
        return new Measure(
                name,
                name,
                Unit.NONE,
                Worse.NONE,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                List.of(name));
    }

    /** Which direction is bad. */
    public enum Worse {
        /** More is worse. */
        UP,
        /** Less is worse. */
        DOWN,
        /** Neither by itself. */
        NONE
    }

    /**
     * From where a level counts.
     *
     * @param value in the unit of the measure, or as a share of the limit, 0.9 for 90 %
     * @param ofLimit whether it is a share of the limit
     */
    public record Threshold(double value, boolean ofLimit) {

        /** The level; none when it is a share of a limit that is not known. */
        Option<Double> level(Option<Double> limit) {
            return ofLimit ? limit.map(most -> most * value) : Option.some(value);
        }
    }
}
