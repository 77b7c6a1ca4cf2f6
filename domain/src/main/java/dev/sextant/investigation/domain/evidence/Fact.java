package dev.sextant.investigation.domain.evidence;

import dev.sextant.investigation.domain.evidence.FactValue.Amount;
import dev.sextant.investigation.domain.evidence.FactValue.Text;
import dev.sextant.investigation.domain.evidence.FactValue.Truth;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that is known, as it was found: nothing is concluded yet.
 *
 * @param kind what is told, in small letters with dots, such as {@code k8s.container}
 * @param subject what it is about
 * @param values the details by name
 * @param during when it was so; none when that is not told
 * @param source where it stands
 * @param says the same in a sentence for people, without a full stop
 */
public record Fact(
        String kind,
        Subject subject,
        SortedMap<String, FactValue> values,
        Option<Period> during,
        Source source,
        String says) {

    /** Copies the values. */
    public Fact {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Begins a fact. */
    public static Draft of(String kind, Subject subject, Source source) {
        return new Draft(kind, subject, source);
    }

    /** A value by its name. */
    public Option<FactValue> value(String name) {
        return Option.of(values.get(name));
    }

    /** A value by its name, where it is a number. */
    public Option<Double> number(String name) {
        return value(name)
                .flatMap(value -> value instanceof Amount number ? Option.some(number.value()) : Option.none());
    }

    /** A value by its name as words, empty where there is none. */
    public String text(String name) {
        return value(name).map(FactValue::words).getOrElse("");
    }

    /** Whether a value is there and says yes. */
    public boolean is(String name) {
        return value(name).exists(value -> value instanceof Truth truth && truth.value());
    }

    /** When it began, as far as that is told. */
    public Option<Instant> since() {
        return during.map(Period::from);
    }

    /** The same, told by nobody in particular: what two copies of a file have in common. */
    public String likeness() {
        return kind + "|" + subject.type() + "|" + subject.name() + "|" + source.origin() + "|"
                + during.map(Period::toString).getOrElse("") + "|" + values;
    }

    /** A fact that is being written. Values that are not known are left out. */
    public static final class Draft {

        private final String kind;
        private final Subject subject;
        private final Source source;
        private final SortedMap<String, FactValue> values = new TreeMap<>();
        private Option<Period> during = Option.none();

        private Draft(String kind, Subject subject, Source source) {
            this.kind = kind;
            this.subject = subject;
            this.source = source;
        }

        /** Words; left out when empty. */
        public Draft text(String name, String value) {
            if (!value.isEmpty()) {
                values.put(name, new Text(value));
            }
            return this;
        }

        /** A number; left out when it is not finite. */
        public Draft number(String name, double value) {
            if (Double.isFinite(value)) {
                values.put(name, new Amount(value));
            }
            return this;
        }

        /** A number that may not be known. */
        public Draft number(String name, Option<Double> value) {
            value.forEach(known -> number(name, known));
            return this;
        }

        /** Yes or no. */
        public Draft truth(String name, boolean value) {
            values.put(name, new Truth(value));
            return this;
        }

        /** When it was so. */
        public Draft during(Option<Period> period) {
            during = period;
            return this;
        }

        /**
         * The fact.
         *
         * @param sentence for people, without a full stop
         */
        public Fact says(String sentence) {
            return new Fact(kind, subject, values, during, source, sentence);
        }
    }
}
