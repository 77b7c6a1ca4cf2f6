package dev.sextant.investigation.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/** Builds values out of a stream of tokens. A value has a bounded number of parts, so that a document cannot take the memory of the process. */
final class JsonTree {

    /** How deep a document may be nested. */
    static final int DEEPEST = 200;

    /** How many values one element may hold. */
    static final int MOST_VALUES = 1_000_000;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    /** Writers in other languages have NaN among their numbers; everything else is as the standard says. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonParser parser;
    private int left = MOST_VALUES;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value that begins with the parser's token.
     *
     * @throws WrongValue when it has too many parts
     */
    static Json read(JsonParser parser, JsonToken first, String pointer) {
        return new JsonTree(parser).value(first, pointer);
    }

    /** What a beginning of a document shows: as much of its first value as is there. */
    static Sketch sketch(byte[] beginning) {
        Map<String, Json> none = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), beginning)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Sketch(new Json.Members(none), false);
            }
            JsonTree tree = new JsonTree(parser);
            Json root = tree.begun(first);
            try {
                tree.fill(root, "");
                return new Sketch(root, followed(parser));
            } catch (JacksonException | WrongValue cut) {
                // What stands before the cut is enough to look at.
                return new Sketch(root, false);
            }
        } catch (JacksonException noJson) {
            return new Sketch(new Json.Members(none), false);
        }
    }

    /**
     * The beginning of a document.
     *
     * @param root its first value, as far as it was read
     * @param several whether another value follows, as in a log of JSON lines
     */
    record Sketch(Json root, boolean several) {}

    private static boolean followed(JsonParser parser) {
        try {
            return parser.nextToken() != null;
        } catch (JacksonException rubbish) {
            return false;
        }
    }

    private Json value(JsonToken first, String pointer) {
        Json begun = begun(first);
        fill(begun, pointer);
        return begun;
    }

    /** The value without its parts. */
    private Json begun(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> new Json.Members(new LinkedHashMap<>());
            case START_ARRAY -> new Json.Items(new ArrayList<>());
            case VALUE_STRING -> new Json.Words(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Amount(parser.getDoubleValue());
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            default -> Json.Nothing.NULL;
        };
    }

    /** Reads the parts of a value; its depth is bounded by the parser. */
    private void fill(Json begun, String pointer) {
        switch (begun) {
            case Json.Members members -> {
                JsonToken token = parser.nextToken();
                while (token != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    Json part = begun(next());
                    members.fields().put(name, part);
                    count(pointer);
                    fill(part, pointer);
                    token = parser.nextToken();
                }
            }
            case Json.Items items -> items(items.items(), pointer);
            case Json.Words words -> {}
            case Json.Amount amount -> {}
            case Json.Truth truth -> {}
            case Json.Nothing nothing -> {}
        }
    }

    private void items(List<Json> items, String pointer) {
        JsonToken token = next();
        while (token != JsonToken.END_ARRAY) {
            Json part = begun(token);
            items.add(part);
            count(pointer);
            fill(part, pointer);
            token = next();
        }
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new WrongValue("", "ends in the middle");
        }
        return token;
    }

    private void count(String pointer) {
        left--;
        if (left < 0) {
            throw new WrongValue(pointer, "holds more than " + MOST_VALUES + " values");
        }
    }
}
