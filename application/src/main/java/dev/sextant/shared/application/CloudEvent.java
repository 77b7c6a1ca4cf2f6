package dev.sextant.shared.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event in the form of CloudEvents 1.0, before anybody writes it: attributes for an envelope or for headers, and what the event says.
 *
 * @param attributes names and values in the order in which they are written; values are texts, and whole numbers of 32 bits
 * @param data what the event says
 */
public record CloudEvent(Map<String, Object> attributes, EventData data) {

    /** The media type of the structured mode. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Copies the attributes in their order. */
    public CloudEvent {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The event's id, the same on every wire, in every version and at every delivery. */
    public String id() {
        return String.valueOf(attributes.get("id"));
    }

    /** Everything in one object, for the structured mode: the attributes, and then {@code data}. */
    public Map<String, Object> structured() {
        var all = new LinkedHashMap<>(attributes);
        all.put("data", data.fields());
        return Collections.unmodifiableMap(all);
    }
}
