package dev.sextant.shared.web;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the fields out of a JSON object one by one and notes what is wrong with them: a wrong type, or a field that nobody takes. What a value must look like is the domain's to say, and
 * {@link #done} puts both findings into one answer.
 */
public final class Fields {

    private final ObjectNode object;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<FieldError> errors;
    private final List<Fields> inner = new ArrayList<>();
    private final String place;

    Fields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private Fields(ObjectNode object, String place, List<FieldError> errors) {
        this.object = object;
        this.place = place;
        this.errors = errors;
    }

    /** Whether the field is there, be it {@code null}. */
    public boolean has(String name) {
        taken.add(name);
        return object.has(name);
    }

    /** Whether the field is there and {@code null}. */
    public boolean isNull(String name) {
        return has(name) && value(name) == null;
    }

    /** A text; none when the field is absent, {@code null} or of another type. */
    public Option<String> text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isString()) {
            wrong(name, "wrong_type", "It must be a text.");
            return Option.none();
        }
        return value == null ? Option.none() : Option.some(value.stringValue());
    }

    /** A text of a field that cannot be {@code null}. */
    public Option<String> textNotNull(String name) {
        if (isNull(name)) {
            wrong(name, "wrong_type", "It must be a text, not null.");
        }
        return text(name);
    }

    /** Yes or no, of a field that cannot be {@code null}; none when it is absent or of another type. */
    public Option<Boolean> flagNotNull(String name) {
        JsonNode value = value(name);
        if (has(name) && (value == null || !value.isBoolean())) {
            wrong(name, "wrong_type", "It must be true or false.");
            return Option.none();
        }
        return value == null ? Option.none() : Option.some(value.booleanValue());
    }

    /** A whole number within bounds; none when the field is absent, {@code null}, of another type or out of bounds. */
    public Option<Integer> whole(String name, int least, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return Option.none();
        }
        if (!value.isNumber()) {
            wrong(name, "wrong_type", "It must be a whole number.");
            return Option.none();
        }
        BigDecimal number = value.decimalValue();
        boolean within =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!within || number.stripTrailingZeros().scale() > 0) {
            wrong(name, "out_of_range", "It must be a whole number from " + least + " to " + most + ".");
            return Option.none();
        }
        return Option.some(number.intValueExact());
    }

    /** A list of texts; empty when the field is absent. */
    public List<String> texts(String name) {
        taken.add(name);
        JsonNode value = object.get(name);
        var texts = new ArrayList<String>();
        if (value != null && !value.isArray()) {
            wrong(name, "wrong_type", "It must be a list of texts.");
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                if (item.isString()) {
                    texts.add(item.stringValue());
                } else {
                    texts.add("");
                    wrong(name + "/" + i, "wrong_type", "It must be a text.");
                }
            }
        }
        return texts;
    }

    /** A point in time, RFC 3339 with any offset; none when the field is absent, {@code null} or no time. */
    public Option<Instant> time(String name) {
        return text(name).flatMap(text -> {
            try {
                return Option.some(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException notATime) {
                wrong(name, "malformed_time", "It must be a time such as 2026-11-21T12:00:00Z.");
                return Option.none();
            }
        });
    }

    /** An object, whose fields are taken like those around it; none when the field is absent, {@code null} or of another type. */
    public Option<Fields> object(String name) {
        return objectNode(name).map(node -> {
            var fields = new Fields(node, place + "/" + pointer(name), errors);
            inner.add(fields);
            return fields;
        });
    }

    /** A list of objects, whose fields are taken like those around it; none when the field is absent, {@code null} or of another type. */
    public Option<List<Fields>> objects(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Option.none();
        }
        if (!value.isArray()) {
            wrong(name, "wrong_type", "It must be a list of objects.");
            return Option.none();
        }
        var objects = new ArrayList<Fields>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i) instanceof ObjectNode node) {
                objects.add(new Fields(node, place + "/" + pointer(name) + "/" + i, errors));
            } else {
                wrong(name + "/" + i, "wrong_type", "It must be an object.");
            }
        }
        inner.addAll(objects);
        return Option.some(objects);
    }

    /** An object that maps any names to texts; empty when the field is absent. */
    public Map<String, String> textMap(String name) {
        var texts = new LinkedHashMap<String, String>();
        objectNode(name)
                .forEach(node -> node.forEachEntry((key, value) -> {
                    if (value.isString()) {
                        texts.put(key, value.stringValue());
                    } else {
                        wrong(name + "/" + pointer(key), "wrong_type", "It must be a text.");
                    }
                }));
        return texts;
    }

    private Option<ObjectNode> objectNode(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            wrong(name, "wrong_type", "It must be an object.");
        }
        return value instanceof ObjectNode node ? Option.some(node) : Option.none();
    }

    private @Nullable JsonNode value(String name) {
        taken.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Notes a wrong field. */
    public void wrong(String name, String code, String message) {
        errors.add(new FieldError(place + "/" + name, code, message));
    }

    /**
     * Refuses the request when a field was wrong or is unknown.
     *
     * @param domain what the domain found wrong in the values; told together with the rest, once per field
     */
    public void done(List<FieldError> domain) {
        refuseUnknown();
        inner.forEach(Fields::refuseUnknown);
        if (!errors.isEmpty()) {
            Set<String> told = errors.stream().map(FieldError::field).collect(Collectors.toSet());
            domain.stream().filter(error -> !told.contains(error.field())).forEach(errors::add);
            throw new Refused(Problem.wrongFields(errors));
        }
    }

    private void refuseUnknown() {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                wrong(
                        pointer(name),
                        "unknown_field",
                        "There is no such field; known are " + String.join(", ", taken) + ".");
            }
        }
    }

    /** As {@link #done(List)}, and refuses an object without any field. */
    public void doneWithSome(List<FieldError> domain) {
        if (object.isEmpty()) {
            errors.add(new FieldError("", "required", "At least one field must be given."));
        }
        done(domain);
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
