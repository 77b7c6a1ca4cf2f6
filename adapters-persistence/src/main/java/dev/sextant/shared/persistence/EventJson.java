package dev.sextant.shared.persistence;

import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventShape;
import dev.sextant.shared.domain.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of an event as JSON: what its record says by the rules of {@link EventShape}, which are also those of its published contract. The shape of each event is pinned by a golden file in the tests, so that a renamed
 * component is noticed.
 */
public final class EventJson {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException when it is no record, or holds something that has no form here
     */
    public String write(Event event) {
        return json.writeValueAsString(EventShape.values(event));
    }

    /**
     * Reads what an event says.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public EventData read(String content) {
        try {
            return EventData.of(json.readValue(content, new TypeReference<Map<String, @Nullable Object>>() {}));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("what an event says is no JSON object", broken);
        }
    }
}
