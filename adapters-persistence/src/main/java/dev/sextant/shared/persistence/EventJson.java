package dev.sextant.shared.persistence;

import dev.sextant.shared.application.EventShape;
import dev.sextant.shared.domain.Event;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of an event as JSON: what its record says by the rules of {@link EventShape}, which are also those of its published contract. The shape of each event is pinned by a golden file in the tests, so that a renamed
 * component is noticed.
 */
public final class EventJson {

    private final ObjectMapper json = JsonMapper.builder().build();

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException when it is no record, or holds something that has no form here
     */
    public String write(Event event) {
        return json.writeValueAsString(EventShape.values(event));
    }
}
