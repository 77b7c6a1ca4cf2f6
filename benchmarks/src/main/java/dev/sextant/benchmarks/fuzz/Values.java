package dev.sextant.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that fit a schema, nearly fit it, or do not at all. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 12;
    private static final int LONGEST = 100_000;

    private final Contract contract;
    private final World own;
    private final World foreign;
    private final Random random;
    private final double hostility;

    /**
     * Values about an organisation.
     *
     * @param own most ids are from it
     * @param foreign some ids are from it
     * @param hostility how likely each single value is a hostile one, from 0 to 1
     */
    Values(Contract contract, World own, World foreign, Random random, double hostility) {
        this.contract = contract;
        this.own = own;
        this.foreign = foreign;
        this.random = random;
        this.hostility = hostility;
    }

    /** Whether something hostile is due. */
    boolean isHostile() {
        return random.nextDouble() < hostility;
    }

    /** JSON for a schema, as text, because not everything that is wrong could be said otherwise. */
    String json(JsonNode given, String name) {
        return json(given, name, 0);
    }

    private String json(JsonNode given, String name, int depth) {
        if (isHostile()) {
            return random.nextBoolean()
                    ? Hostile.any(Hostile.FRAGMENTS, random)
                    : quoted(Hostile.any(Hostile.TEXTS, random));
        }
        JsonNode schema = chosen(given);
        return switch (depth > DEEPEST ? "null" : type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "null" -> "null";
            default -> quoted(text(schema, name));
        };
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /** One of the possibilities. */
    private JsonNode chosen(JsonNode given) {
        JsonNode schema = contract.resolved(given);
        JsonNode options = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        return options.isEmpty() ? schema : chosen(options.path(random.nextInt(options.size())));
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(random.nextInt(type.size())).asString();
        }
        return type.asString(schema.has("properties") ? "object" : "string");
    }

    private String object(JsonNode schema, int depth) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        var fields = new ArrayList<String>();
        schema.path("properties").forEachEntry((name, property) -> {
            boolean wanted = required.contains(name) ? !isHostile() : random.nextInt(3) == 0;
            if (wanted) {
                fields.add(quoted(name) + ":" + json(property, name, depth + 1));
            }
        });
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() && random.nextBoolean()) {
            fields.add("\"some\":" + json(others, "some", depth + 1));
        }
        if (isHostile() && !fields.isEmpty()) {
            fields.add(random.nextBoolean() ? fields.getFirst() : quoted(Hostile.any(Hostile.TEXTS, random)) + ":1");
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String array(JsonNode schema, String name, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(3);
        int size = isHostile() ? most + 1 : Math.min(most, least + random.nextInt(3));
        var items = new ArrayList<String>();
        for (int i = 0; i < Math.min(size, LONGEST / 100); i++) {
            items.add(json(schema.path("items"), name, depth + 1));
        }
        return "[" + String.join(",", items) + "]";
    }

    private String number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        if (isHostile()) {
            return Long.toString(random.nextBoolean() ? least - 1 : most + 1);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Long.toString(least);
            case 1 -> Long.toString(most);
            default -> Long.toString(least + random.nextLong(Math.max(1, Math.min(100, most - least))));
        };
    }

    /** A text for a schema of texts. */
    String text(JsonNode given, String name) {
        JsonNode schema = chosen(given);
        if (schema.has("enum")) {
            JsonNode options = schema.path("enum");
            return options.path(random.nextInt(options.size())).asString("");
        }
        List<String> kinds = Contract.kinds(schema);
        if (!kinds.isEmpty()) {
            return id(kinds.get(random.nextInt(kinds.size())), schema);
        }
        return switch (name) {
            case "email" ->
                own.email(Hostile.any(List.of("ada", "grace", "guest", "new" + random.nextInt(1_000)), random));
            case "password", "current_password", "new_password" -> World.PASSWORD;
            case "token", "refresh_token" -> own.secret(random);
            case "cursor" -> own.cursor(random);
            case "if-match", "if-none-match" -> random.nextInt(3) == 0 ? "*" : own.tag(random);
            default -> ordinary(schema);
        };
    }

    private String id(String kind, JsonNode schema) {
        if (schema.path("pattern").asString("").contains("organization)") && random.nextInt(4) == 0) {
            return "organization";
        }
        return switch (random.nextInt(8)) {
            case 0 -> foreign.id(kind, random);
            case 1 -> kind + "_01h455vb4pex5vsknk084sn02q";
            default -> own.id(kind, random);
        };
    }

    private String ordinary(JsonNode schema) {
        if (schema.path("type").asString("").equals("integer")) {
            return number(schema);
        }
        if (schema.path("type").asString("").equals("boolean")) {
            return Boolean.toString(random.nextBoolean());
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return "20%02d-0%d-1%dT0%d:00:00Z"
                    .formatted(random.nextInt(100), 1 + random.nextInt(9), random.nextInt(10), random.nextInt(10));
        }
        int most = Math.min(LONGEST, schema.path("maxLength").asInt(200));
        int least = schema.path("minLength").asInt(0);
        String example =
                schema.path("examples").path(0).asString(schema.path("example").asString(""));
        return switch (random.nextInt(6)) {
            case 0 -> "m".repeat(most);
            case 1 -> "l".repeat(least);
            case 2 -> isHostile() ? "o".repeat(most + 1) : "word " + random.nextInt(100);
            default ->
                example.isEmpty()
                        ? "word" + Integer.toString(random.nextInt(1_000), 36).toLowerCase(Locale.ROOT)
                        : example;
        };
    }
}
