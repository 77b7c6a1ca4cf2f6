package dev.sextant.shared.application;

import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, as names and plain values: texts, numbers, truths, lists and further names. A context reads the events of another one by type id and version out of this, into records of its own. Never changes.
 *
 * <p>Reading a field that is missing, or is something else, throws {@link MalformedEvent}, which names the field: such an event can never be handled, however often it is tried.
 */
@Port
public final class EventData {

    private final Map<String, @Nullable Object> fields;

    private EventData(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /**
     * Of names and values.
     *
     * @param fields values are {@code String}, {@code Long}, {@code Double}, {@code java.math.BigDecimal}, {@code Boolean}, {@code List} or {@code Map} of such, or {@code null}; copied
     */
    public static EventData of(Map<String, ? extends @Nullable Object> fields) {
        return new EventData(copy(fields));
    }

    private static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> fields) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> copy.put(name, plain(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, inner) -> copy.put(String.valueOf(name), plain(inner)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(inner -> copy.add(plain(inner)));
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }

    /** Names and values, in their order; cannot be changed. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** Whether the field is there and is not null. */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /** The same with one field set, in its place or at the end. */
    public EventData with(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return of(changed);
    }

    /** The same without a field. */
    public EventData without(String name) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return of(changed);
    }

    /** A text. */
    public String text(String name) {
        return required(name, String.class, "a text");
    }

    /** A text that may be absent. */
    public Option<String> optionalText(String name) {
        return has(name) ? Option.some(text(name)) : Option.none();
    }

    /** A whole number. */
    public long whole(String name) {
        return required(name, Number.class, "a whole number").longValue();
    }

    /** A truth. */
    public boolean truth(String name) {
        return required(name, Boolean.class, "true or false");
    }

    /** A time. */
    public Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException wrong) {
            throw new MalformedEvent(name, "a time");
        }
    }

    /**
     * The UUID behind an id.
     *
     * @param prefix the kind of thing, such as {@code case} of {@code case_01h…}
     */
    public UUID id(String name, String prefix) {
        return idIn(name, prefix, text(name));
    }

    /** The UUIDs behind a list of ids of one kind. */
    public List<UUID> ids(String name, String prefix) {
        return texts(name).stream().map(text -> idIn(name, prefix, text)).toList();
    }

    private static UUID idIn(String name, String prefix, String text) {
        return TypeId.parse(prefix, text).getOrElseThrow(wrong -> new MalformedEvent(name, "an id of a " + prefix));
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (Object element : required(name, List.class, "a list of texts")) {
            if (!(element instanceof String text)) {
                throw new MalformedEvent(name, "a list of texts");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private <T> T required(String name, Class<T> type, String expected) {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new MalformedEvent(name, expected);
        }
        return type.cast(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventData data && fields.equals(data.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The names only: what an event says does not belong into logs. */
    @Override
    public String toString() {
        return "EventData" + fields.keySet();
    }
}
