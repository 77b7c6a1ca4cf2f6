package dev.sextant.investigation.integration.catalogue;

import dev.sextant.investigation.domain.evidence.FactValue;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A mapping of a YAML document, with the place where it stands. Whatever is wrong with it is collected, so that all of it is told at once. */
final class Entry {

    private final String place;
    private final JsonNode node;
    private final List<String> wrong;
    private final Set<String> asked = new TreeSet<>();

    Entry(String place, JsonNode node, List<String> wrong) {
        this.place = place;
        this.node = node;
        this.wrong = wrong;
        if (!node.isObject()) {
            wrong.add(place + ": a mapping is expected");
        }
    }

    /** Refuses the keys that nobody asked for. */
    void close() {
        node.propertyNames().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> wrong.add(place + ": unknown key " + key + "; known are " + String.join(", ", asked)));
    }

    /** That something is wrong with a key. */
    void refuse(String key, String reason) {
        wrong.add(place + ", " + key + ": " + reason);
    }

    String place() {
        return place;
    }

    /** The mapping as it was read. */
    JsonNode raw() {
        return node;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    /** A text that must be there. */
    String text(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            refuse(key, "is missing");
        }
        return value;
    }

    String text(String key, String otherwise) {
        asked.add(key);
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isValueNode()) {
            refuse(key, "a text is expected");
            return otherwise;
        }
        return value.asString();
    }

    int whole(String key, int otherwise) {
        asked.add(key);
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt()) {
            refuse(key, "a whole number is expected");
            return otherwise;
        }
        return value.intValue();
    }

    boolean truth(String key) {
        asked.add(key);
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            refuse(key, "true or false is expected");
        }
        return value.isBoolean() && value.booleanValue();
    }

    /** Texts: one, or a list of them. */
    List<String> texts(String key) {
        asked.add(key);
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asString()));
        } else if (value.isValueNode()) {
            texts.add(value.asString());
        }
        return texts;
    }

    /** Mappings of a list. */
    List<Entry> entries(String key) {
        asked.add(key);
        JsonNode value = node.path(key);
        List<Entry> entries = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            refuse(key, "a list is expected");
            return entries;
        }
        for (int i = 0; i < value.size(); i++) {
            entries.add(new Entry(place + ", " + key + " " + (i + 1), value.get(i), wrong));
        }
        return entries;
    }

    /** A mapping within; none when there is none. */
    Option<Entry> entry(String key) {
        asked.add(key);
        return node.has(key) ? Option.some(new Entry(place + ", " + key, node.get(key), wrong)) : Option.none();
    }

    /** The keys that are there. */
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /** The values of a key: one, or a list of them. */
    List<FactValue> values(String key) {
        asked.add(key);
        JsonNode value = node.path(key);
        List<FactValue> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> values.add(value(each)));
        } else if (value.isValueNode()) {
            values.add(value(value));
        } else {
            refuse(key, "a value or a list of values is expected");
        }
        return values;
    }

    /** Whether the key has a list. */
    boolean isList(String key) {
        return node.path(key).isArray();
    }

    private static FactValue value(JsonNode node) {
        if (node.isBoolean()) {
            return new FactValue.Truth(node.booleanValue());
        }
        return node.isNumber() ? new FactValue.Amount(node.doubleValue()) : new FactValue.Text(node.asString());
    }

    /** A text that means something; what it cannot mean is refused. */
    <T> Option<T> parsed(String key, String text, Function<String, Either<String, T>> parser) {
        Either<String, T> read = parser.apply(text);
        read.peekLeft(reason -> refuse(key, reason));
        return read.toOption();
    }

    /** A word of a fixed set. */
    <T> Option<T> word(String key, Function<String, Option<T>> known, String all) {
        String text = text(key);
        Option<T> word = known.apply(text);
        if (word.isEmpty() && !text.isEmpty()) {
            refuse(key, "\"" + text + "\" is none of " + all);
        }
        return word;
    }
}
