package dev.sextant.shared.web;

import dev.sextant.shared.application.EventData;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jmolecules.ddd.types.Identifier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How views become JSON: snake_case names, typed ids as text, enums in lower case, times in UTC with three digits, an absent {@link Option} as {@code null}. Also the bounds within
 * which JSON is read.
 */
public final class JsonFormat {

    /** How deep a body may be nested. */
    static final int DEEPEST = 32;

    /** How long a single text in a body may be. */
    static final int LONGEST_TEXT = 200_000;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxDocumentLength(WebConfig.LARGEST_JSON + 1L)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule("sextant-views")
                    .addSerializer(new Ids())
                    .addSerializer(new Options())
                    .addSerializer(new Times())
                    .addSerializer(new Enums())
                    .addSerializer(new RawJsons())
                    .addSerializer(new EventContents()))
            .build();

    private JsonFormat() {}

    /** The text form of a time. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Writes a view. */
    public static String write(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    /** Reads a JSON text that was written by this program. */
    static tools.jackson.databind.JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * A part of a view that is JSON already.
     *
     * @param json a JSON value
     */
    public record RawJson(String json) {}

    private static final class RawJsons extends StdSerializer<RawJson> {
        RawJsons() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(value.json());
        }
    }

    private static final class EventContents extends StdSerializer<EventData> {
        EventContents() {
            super(EventData.class);
        }

        @Override
        public void serialize(EventData value, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, value.fields());
        }
    }

    private static final class Ids extends StdSerializer<Identifier> {
        Ids() {
            super(Identifier.class);
        }

        @Override
        public void serialize(Identifier value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands raw classes to serializers of generic types.
    private static final class Options extends StdSerializer<Option> {
        Options() {
            super(Option.class);
        }

        @Override
        public void serialize(Option value, JsonGenerator out, SerializationContext context) {
            if (value.isEmpty()) {
                out.writeNull();
            } else {
                context.writeValue(out, value.get());
            }
        }
    }

    private static final class Times extends StdSerializer<Instant> {
        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(time(value));
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands raw classes to serializers of generic types.
    private static final class Enums extends StdSerializer<Enum> {
        Enums() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
