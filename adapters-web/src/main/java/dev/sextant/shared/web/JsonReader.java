package dev.sextant.shared.web;

import dev.sextant.shared.domain.FieldError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a body strictly (RFC 8259 and the I-JSON rules of RFC 7493, section 2): well-formed UTF-8 without a byte order mark, one object and nothing after it, no name twice, no
 * half of a surrogate pair, no NUL, bounded depth, names, texts and numbers. Whatever is wrong is told with the JSON pointer (RFC 6901) to where it stands.
 */
final class JsonReader {

    /** The code of a place where a text stops being JSON. */
    private static final String NO_JSON = "malformed_json";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<FieldError> errors = new ArrayList<>();

    private JsonReader() {}

    /**
     * Reads an object.
     *
     * @throws Refused with 400, naming every place that is wrong as far as the text can be read
     */
    static ObjectNode object(byte[] body) {
        return new JsonReader().read(body);
    }

    private ObjectNode read(byte[] body) {
        CharBuffer text = CharBuffer.allocate(body.length);
        CoderResult decoded = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body), text, true);
        text.flip();
        JsonNode root = parse(text, decoded.isError());
        if (!errors.isEmpty()) {
            throw new Refused(isUnreadable() ? Problem.unreadable(errors) : Problem.wrongFields(errors));
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        wrong("", "wrong_type", "The body must be a JSON object.");
        throw new Refused(Problem.unreadable(errors));
    }

    /** Whether it is the body as a whole that is wrong, or some place where it stops being JSON. */
    private boolean isUnreadable() {
        return errors.stream()
                .anyMatch(error -> error.field().isEmpty() || error.code().equals(NO_JSON));
    }

    private JsonNode parse(CharBuffer text, boolean brokenOff) {
        try (JsonParser parser = JsonFormat.factory()
                .createParser(ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.remaining())) {
            try {
                parser.nextToken();
                JsonNode root = value(parser, "");
                if (!brokenOff && parser.nextToken() != null) {
                    wrong("", "trailing_content", "Nothing may follow the JSON object.");
                }
                if (brokenOff) {
                    wrong("", "malformed_utf8", "The body is not UTF-8.");
                }
                return root;
            } catch (JacksonException unreadable) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                wrong(pointer, brokenOff ? "malformed_utf8" : code(unreadable), explain(unreadable, brokenOff));
                return NODES.nullNode();
            }
        }
    }

    private static String code(JacksonException unreadable) {
        return unreadable instanceof StreamConstraintsException ? "beyond_limits" : NO_JSON;
    }

    private static String explain(JacksonException unreadable, boolean brokenOff) {
        if (brokenOff) {
            return "The body is not UTF-8 from here on.";
        }
        if (unreadable instanceof StreamConstraintsException) {
            return "It is nested deeper, or longer, than allowed.";
        }
        if (unreadable instanceof UnexpectedEndOfInputException) {
            return "The JSON text ends too early.";
        }
        var place = unreadable.getLocation();
        return place == null
                ? "This is not JSON."
                : "This is not JSON, at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
    }

    private void wrong(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }

    /** Recursion is bounded by the depth that the parser allows. */
    private JsonNode value(JsonParser parser, String pointer) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            wrong(pointer, NO_JSON, "The body is empty.");
            return NODES.nullNode();
        }
        return switch (token) {
            case START_OBJECT -> members(parser, pointer);
            case START_ARRAY -> items(parser, pointer);
            case VALUE_STRING -> NODES.stringNode(text(parser.getString(), pointer));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, pointer);
            default -> throw new IllegalStateException("no value: " + token);
        };
    }

    private ObjectNode members(JsonParser parser, String pointer) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                wrong(place, "duplicate_field", "This field stands here twice.");
            }
            text(name, place);
            parser.nextToken();
            object.set(name, value(parser, place));
        }
        return object;
    }

    private JsonNode items(JsonParser parser, String pointer) {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size()));
        }
        return array;
    }

    private JsonNode number(JsonParser parser, String pointer) {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException beyond) {
            // What the parser itself bounds is its length; an exponent of ten digits is short.
            wrong(pointer, "beyond_limits", "This number is larger or smaller than any that is allowed.");
            return NODES.nullNode();
        }
    }

    private String text(String text, String pointer) {
        boolean broken = text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        if (broken) {
            wrong(pointer, "invalid_character", "It must not contain NUL or half of a surrogate pair.");
        }
        return text;
    }
}
