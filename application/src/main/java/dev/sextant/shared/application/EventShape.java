package dev.sextant.shared.application;

import dev.sextant.shared.domain.TypeId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says, as a form without values: the names of its fields and what may stand in each. It is derived from the record of the event, by the same rules by which the record is written. */
public sealed interface EventShape {

    /** Any text. */
    record Text() implements EventShape {}

    /**
     * A typed id, such as {@code case_01h455vb4pex5vsknk084sn02q}.
     *
     * @param prefix what stands before the underscore
     */
    record Id(String prefix) implements EventShape {}

    /** A whole number. */
    record Whole() implements EventShape {}

    /** A number. */
    record Fraction() implements EventShape {}

    /** True or false. */
    record Truth() implements EventShape {}

    /** A time: RFC 3339 in UTC. */
    record Moment() implements EventShape {}

    /**
     * One of several words.
     *
     * @param words in the order in which they are declared
     */
    record Choice(List<String> words) implements EventShape {

        /** Copies the words. */
        public Choice {
            words = List.copyOf(words);
        }
    }

    /**
     * A list.
     *
     * @param each what each element is
     */
    record Many(EventShape each) implements EventShape {}

    /**
     * Names and values.
     *
     * @param fields in their order
     */
    record Fields(List<Field> fields) implements EventShape {

        /** Copies the fields. */
        public Fields {
            fields = List.copyOf(fields);
        }

        /** The names of the fields that tell of one person, those of inner records as {@code outer.inner}, in their order. */
        public List<String> personal() {
            return fields.stream().flatMap(Fields::personal).toList();
        }

        private static Stream<String> personal(Field field) {
            if (field.personal()) {
                return Stream.of(field.name());
            }
            EventShape inner = field.shape() instanceof Many many ? many.each() : field.shape();
            return inner instanceof Fields nested
                    ? nested.personal().stream().map(name -> field.name() + "." + name)
                    : Stream.empty();
        }

        /**
         * What in an event is not of this shape: for each wrong field its name and what it should be, never its value. Fields that are not named here are let pass: readers do not look at them.
         *
         * @return empty when it fits
         */
        public List<String> misfits(EventData data) {
            var misfits = new ArrayList<String>();
            check("", this, data.fields(), misfits);
            return List.copyOf(misfits);
        }
    }

    /**
     * A field.
     *
     * @param name in lower snake_case
     * @param shape what stands in it
     * @param optional whether it may be null or missing
     * @param personal whether it tells of one person
     */
    record Field(String name, EventShape shape, boolean optional, boolean personal) {}

    /**
     * The shape of what a record says.
     *
     * @throws IllegalArgumentException when it is no record, or a component has no form in an event
     */
    static Fields of(Class<?> type) {
        return EventRecords.shape(type);
    }

    /**
     * What a record says, as names and plain values in the {@linkplain #of shape} of its class; absence is null.
     *
     * @throws IllegalArgumentException when it is no record, or holds something that has no form in an event
     */
    static Map<String, @Nullable Object> values(Object written) {
        return EventRecords.values(written);
    }

    /** What may stand there, in words for an error. */
    default String described() {
        return switch (this) {
            case Text text -> "a text";
            case Id id -> "an id of the form " + id.prefix() + "_…";
            case Whole whole -> "a whole number";
            case Fraction fraction -> "a number";
            case Truth truth -> "true or false";
            case Moment moment -> "a time";
            case Choice choice -> "one of " + String.join(", ", choice.words());
            case Many many -> "a list";
            case Fields fields -> "an object";
        };
    }

    private static void check(String name, EventShape shape, @Nullable Object value, List<String> misfits) {
        if (!shape.admits(value)) {
            misfits.add("'" + name + "' is not " + shape.described());
            return;
        }
        if (shape instanceof Many many && value instanceof List<?> list) {
            list.forEach(each -> check(name, many.each(), each, misfits));
        } else if (shape instanceof Fields fields && value instanceof Map<?, ?> map) {
            for (Field field : fields.fields()) {
                Object inner = map.get(field.name());
                if (inner != null || !field.optional()) {
                    check(name.isEmpty() ? field.name() : name + "." + field.name(), field.shape(), inner, misfits);
                }
            }
        }
    }

    private boolean admits(@Nullable Object value) {
        return switch (this) {
            case Text text -> value instanceof String;
            case Id id ->
                value instanceof String written
                        && TypeId.parse(id.prefix(), written).isRight();
            case Whole whole -> value instanceof Long || value instanceof Integer || value instanceof BigInteger;
            case Fraction fraction -> value instanceof Number;
            case Truth truth -> value instanceof Boolean;
            case Moment moment -> value instanceof String written && isTime(written);
            case Choice choice -> value instanceof String && choice.words().contains(value);
            case Many many -> value instanceof List;
            case Fields fields -> value instanceof Map;
        };
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
