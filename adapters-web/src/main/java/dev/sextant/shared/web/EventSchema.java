package dev.sextant.shared.web;

import dev.sextant.shared.application.EventShape;
import dev.sextant.shared.application.EventShape.Field;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of an event as JSON Schema (draft 7, which is the dialect of AsyncAPI 3.0). Other fields than those named are left open, because a field that may be absent can be added at any time; and so a reader must
 * pass over what it does not know.
 */
final class EventSchema {

    /** Marks a field that tells of one person. */
    static final String PERSONAL = "x-personal-data";

    private EventSchema() {}

    /** The form of ids with a prefix. */
    static String idPattern(String prefix) {
        return "^" + prefix + "_[0-7][0-9a-hjkmnp-tv-z]{25}$";
    }

    static ObjectNode of(EventShape shape) {
        ObjectNode schema = JsonFormat.document();
        switch (shape) {
            case EventShape.Text text -> schema.put("type", "string");
            case EventShape.Id id -> schema.put("type", "string").put("pattern", idPattern(id.prefix()));
            case EventShape.Whole whole -> schema.put("type", "integer");
            case EventShape.Fraction fraction -> schema.put("type", "number");
            case EventShape.Truth truth -> schema.put("type", "boolean");
            case EventShape.Moment moment -> schema.put("type", "string").put("format", "date-time");
            case EventShape.Choice choice -> {
                ArrayNode words = schema.put("type", "string").putArray("enum");
                choice.words().forEach(words::add);
            }
            case EventShape.Many many -> schema.put("type", "array").set("items", of(many.each()));
            case EventShape.Fields fields -> fields(schema, fields);
        }
        return schema;
    }

    private static void fields(ObjectNode schema, EventShape.Fields fields) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ArrayNode required = JsonFormat.document().arrayNode();
        for (Field field : fields.fields()) {
            ObjectNode property = of(field.shape());
            if (field.optional()) {
                letBeNull(property);
            } else {
                required.add(field.name());
            }
            if (field.personal()) {
                property.put(PERSONAL, true);
            }
            properties.set(field.name(), property);
        }
        // A list of nothing is not allowed everywhere.
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static void letBeNull(ObjectNode property) {
        String type = property.path("type").asString();
        property.putArray("type").add(type).add("null");
        if (property.path("enum") instanceof ArrayNode words) {
            words.addNull();
        }
    }
}
