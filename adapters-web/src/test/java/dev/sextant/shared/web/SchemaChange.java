package dev.sextant.shared.web;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares two schemas: what a client sends must still be taken, what it is answered must still be among what it knows. */
final class SchemaChange {

    /** Which way values go. */
    enum Direction {
        SENT,
        ANSWERED
    }

    private static final List<String> LEAST =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> MOST =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    private final JsonNode released;
    private final JsonNode present;
    private final Direction direction;
    private final List<String> breaks;
    private final Set<String> compared = new HashSet<>();

    SchemaChange(JsonNode released, JsonNode present, Direction direction, List<String> breaks) {
        this.released = released;
        this.present = present;
        this.direction = direction;
        this.breaks = breaks;
    }

    void compare(String place, JsonNode given, JsonNode givenNow) {
        if (given.has("$ref") && !compared.add(given + " " + givenNow)) {
            return;
        }
        JsonNode before = ContractGate.resolve(released, given);
        JsonNode after = ContractGate.resolve(present, givenNow);
        types(place, before, after);
        values(place, before, after);
        limits(place, before, after);
        for (String exact : List.of("pattern", "format", "const", "contentMediaType")) {
            boolean gone = after.path(exact).isMissingNode();
            boolean tighter = direction == Direction.SENT && !gone;
            if (!before.path(exact).equals(after.path(exact))
                    && (tighter || (direction == Direction.ANSWERED && before.has(exact)))) {
                breaks.add(place + ": " + exact + " was changed");
            }
        }
        fields(place, before, after);
        if (before.has("items")) {
            compare(place + "/items", before.path("items"), after.path("items"));
        }
    }

    private void types(String place, JsonNode before, JsonNode after) {
        Set<String> was = types(released, before);
        Set<String> is = types(present, after);
        if (was.isEmpty() && is.isEmpty()) {
            return;
        }
        boolean fits = direction == Direction.SENT
                ? is.isEmpty() || (!was.isEmpty() && is.containsAll(was))
                : was.isEmpty() || (!is.isEmpty() && was.containsAll(is));
        if (!fits) {
            breaks.add(place + ": the type was " + was + " and is " + is);
        }
        choices(place, before, after);
    }

    /** The types that a schema allows; an integer is a number. */
    private static Set<String> types(JsonNode document, JsonNode schema) {
        var types = new TreeSet<String>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else if (type.isString()) {
            types.add(type.asString());
        }
        schema.path("oneOf").forEach(choice -> types.addAll(types(document, ContractGate.resolve(document, choice))));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    /** Choices are matched by type, which is how this contract tells them apart. */
    private void choices(String place, JsonNode before, JsonNode after) {
        for (JsonNode choice : before.path("oneOf")) {
            Set<String> type = types(released, ContractGate.resolve(released, choice));
            JsonNode match = after;
            for (JsonNode other : after.path("oneOf")) {
                if (types(present, ContractGate.resolve(present, other)).equals(type)) {
                    match = other;
                }
            }
            if (!type.equals(Set.of("null"))) {
                compare(place, choice, match);
            }
        }
    }

    private void values(String place, JsonNode before, JsonNode after) {
        Set<String> was = texts(before.path("enum"));
        Set<String> is = texts(after.path("enum"));
        Set<String> lost = new TreeSet<>(direction == Direction.SENT ? was : is);
        lost.removeAll(direction == Direction.SENT ? is : was);
        boolean closedNow = was.isEmpty() && !is.isEmpty() && direction == Direction.SENT;
        boolean opened = !was.isEmpty() && is.isEmpty() && direction == Direction.ANSWERED;
        boolean bothClosed = !was.isEmpty() && !is.isEmpty();
        if (closedNow || opened || (bothClosed && !lost.isEmpty())) {
            breaks.add(place + ": the values were " + was + " and are " + is);
        }
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(one -> texts.add(one.toString()));
        return texts;
    }

    /** A limit on what is sent may only be loosened. */
    private void limits(String place, JsonNode before, JsonNode after) {
        if (direction == Direction.ANSWERED) {
            return;
        }
        LEAST.forEach(limit -> limit(place, limit, before, after, 1));
        MOST.forEach(limit -> limit(place, limit, before, after, -1));
        if (after.path("uniqueItems").asBoolean(false)
                && !before.path("uniqueItems").asBoolean(false)) {
            breaks.add(place + ": items must differ now");
        }
    }

    private void limit(String place, String limit, JsonNode before, JsonNode after, int tighter) {
        if (!after.has(limit)) {
            return;
        }
        BigDecimal is = after.path(limit).decimalValue();
        boolean isNew = !before.has(limit);
        // A lower bound of nothing is no bound.
        boolean harmless = isNew && tighter > 0 && is.signum() == 0 && !limit.endsWith("inimum");
        if (!harmless && (isNew || is.compareTo(before.path(limit).decimalValue()) == tighter)) {
            breaks.add(place + ": " + limit + " is " + is + " now");
        }
    }

    private void fields(String place, JsonNode before, JsonNode after) {
        Set<String> mustBefore = texts(before.path("required"));
        Set<String> mustNow = texts(after.path("required"));
        Set<String> broken = new TreeSet<>(direction == Direction.SENT ? mustNow : mustBefore);
        broken.removeAll(direction == Direction.SENT ? mustBefore : mustNow);
        if (!broken.isEmpty()) {
            breaks.add(place + ": " + broken
                    + (direction == Direction.SENT ? " must be sent now" : " may be missing now"));
        }
        before.path("properties").forEachEntry((name, field) -> {
            JsonNode now = after.path("properties").path(name);
            if (now.isMissingNode()) {
                breaks.add(place + "/" + name + ": the field is gone");
            } else {
                compare(place + "/" + name, field, now);
            }
        });
        boolean closed = after.path("additionalProperties").isBoolean()
                && !after.path("additionalProperties").booleanValue();
        boolean wasClosed = before.path("additionalProperties").isBoolean()
                && !before.path("additionalProperties").booleanValue();
        if (direction == Direction.SENT && closed && !wasClosed) {
            breaks.add(place + ": other fields are refused now");
        }
    }
}
