package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.Event;
import io.vavr.control.Option;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jmolecules.ddd.types.Identifier;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of an event, from its record components: names become snake_case, ids their text form, constants lower snake_case, times RFC 3339 text, absence {@code null}, and a value
 * object with the single component {@code value} becomes that value. The shape of each event is pinned by a golden file in the tests, so that a renamed component is noticed.
 */
public final class EventJson {

    /** What a record consists of, looked up once. */
    private static final ClassValue<List<Named>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Named> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> new Named(snakeCase(component.getName()), component))
                    .toList();
        }
    };

    private record Named(String name, RecordComponent component) {}

    private final ObjectMapper json = JsonMapper.builder().build();

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException when it is no record, or holds something that has no form here
     */
    public String write(Event event) {
        return json.writeValueAsString(fields(event));
    }

    private static Map<String, Object> fields(Object rec) {
        if (!rec.getClass().isRecord()) {
            throw new IllegalArgumentException("not a record: " + rec.getClass().getName());
        }
        var fields = new LinkedHashMap<String, Object>();
        for (Named component : COMPONENTS.get(rec.getClass())) {
            put(fields, component.name(), read(rec, component.component()));
        }
        return fields;
    }

    /** A JSON object may hold null; that is how absence is written. */
    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> fields, String name, Object value) {
        fields.put(
                name,
                value instanceof Option<?> option ? option.map(EventJson::plain).getOrNull() : plain(value));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case Identifier id -> id.toString();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Instant time -> time.toString();
            case Collection<?> many -> many.stream().map(EventJson::plain).toList();
            default -> fromRecord(value);
        };
    }

    private static Object fromRecord(Object value) {
        Map<String, Object> fields = fields(value);
        Object only = fields.get("value");
        return fields.size() == 1 && only != null ? only : fields;
    }

    private static Object read(Object rec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(rec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component.toString(), e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
