package dev.sextant.shared.web;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of every event, which is that of CloudEvents 1.0 with a few attributes more, as JSON Schema. */
final class EnvelopeSchema {

    private static final int LARGEST_WHOLE = Integer.MAX_VALUE;

    private final ObjectNode schema = JsonFormat.document();
    private final ObjectNode properties;
    private final ArrayNode required;

    EnvelopeSchema() {
        schema.put("type", "object").put("description", "The envelope of CloudEvents 1.0 in its structured mode.");
        properties = schema.putObject("properties");
        required = schema.putArray("required");
    }

    ObjectNode get() {
        must("specversion", "The version of CloudEvents.").put("const", "1.0");
        must("id", "The event: the same in every version, on every way, each time that it is delivered.")
                .put("pattern", EventSchema.idPattern("evt"));
        must("source", "The organisation in which it happened.").put("pattern", "^/sextant/org_[0-9a-z]{26}$");
        must("type", "What happened, and in which version of its shape it is told.");
        must("subject", "To what it happened.");
        must("time", "When it happened, by the clock of the server.").put("format", "date-time");
        must("datacontenttype", "The media type of `data`.").put("const", "application/json");
        must("dataschema", "The name of the shape of `data`.").put("format", "uri");
        must("tenant", "The organisation in which it happened.").put("pattern", EventSchema.idPattern("org"));
        must("aggregatetype", "The kind of what it happened to.");
        must("aggregateversion", "The version that it had afterwards, as text, because it may exceed 32 bits.")
                .put("pattern", "^[0-9]{1,19}$");
        must("sequence", "Sorts as text as the events of one `subject` and `aggregatetype` happened.")
                .put("pattern", "^[0-9]{19}\\.[0-9]{10}$");
        must("version", "The version of the shape of `data`.")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", LARGEST_WHOLE);
        must("partitionkey", "Within this key the order matters.");
        property("traceparent", "The W3C trace context of the request that caused it, when there was one.");
        must("data", "What the event says.").put("type", "object");
        return schema;
    }

    private ObjectNode must(String name, String description) {
        required.add(name);
        return property(name, description);
    }

    private ObjectNode property(String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
