package dev.sextant.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The operations of the contract, and requests that fit them: what a test of all operations is made of, so that none is forgotten and no id in any of them. */
public final class Operations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** The pattern of a typed id, such as {@code ^case_[0-7][0-9a-hjkmnp-tv-z]{25}$}; of several kinds, such as {@code ^((user|team)_…|organization)$}. */
    private static final Pattern TYPED =
            Pattern.compile("\\^\\(*([a-z]+(?:\\|[a-z]+)*)\\)?_\\[0-7]\\[0-9a-hjkmnp-tv-z]\\{25}.*");

    /** Fields that take an id or something else, so that their pattern does not tell. */
    private static final Map<String, List<String>> BY_NAME = Map.of("organization", List.of("org"));
    /** What is named like an id and names nothing that the server has: clients choose it. */
    private static final Set<String> NO_IDS = Set.of("client_id", "last_event_id");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;
    private final List<Operation> all = new ArrayList<>();

    /** The operations of an OpenAPI document. */
    public Operations(JsonNode document) {
        this.document = document;
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> all.add(operation(path, method, item))));
    }

    private Operation operation(String path, String method, JsonNode item) {
        JsonNode node = item.path(method);
        List<JsonNode> parameters = Stream.of(item.path("parameters"), node.path("parameters"))
                .flatMap(JsonNode::valueStream)
                .map(this::resolved)
                .toList();
        return new Operation(
                node.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("tags").path(0).asString(),
                parameters,
                resolved(node.path("requestBody")).path("content"),
                isOpen(node.path("security")));
    }

    /** Nothing is asked for, or nothing is one of the possibilities. */
    private static boolean isOpen(JsonNode security) {
        return security.isArray()
                && (security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty));
    }

    /**
     * One of them.
     *
     * @param id its name
     * @param method how it is asked for
     * @param path where, with names in braces
     * @param tag what it belongs to
     * @param parameters everything but the body
     * @param contents the body by media type; missing when there is none
     * @param isOpen whether the contract lets anybody in without a token
     */
    public record Operation(
            String id,
            String method,
            String path,
            String tag,
            List<JsonNode> parameters,
            JsonNode contents,
            boolean isOpen) {

        /** Whether its body is a form with a file. */
        public boolean isUpload() {
            return contents.has("multipart/form-data");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** In which part of a request something stands. */
    public enum Part {
        /** In the path. */
        PATH,
        /** Behind the question mark. */
        QUERY,
        /** In the JSON body. */
        BODY
    }

    /**
     * Where an id stands.
     *
     * @param part in which part of the request
     * @param name the name of the parameter, or a JSON pointer into the body
     * @param kinds of what it can be, such as {@code case}; {@code uuid} where any object can be meant
     */
    public record Place(Part part, String name, List<String> kinds) {}

    /** What is filled into a request. */
    public interface Filling {

        /**
         * The id for a place.
         *
         * @return the id; nothing leaves a parameter behind the question mark out
         */
        String id(Operation operation, Place place);

        /** Another field of a body, or another parameter of a path; unless told otherwise as the document has it. */
        default JsonNode other(Operation operation, String name, JsonNode specimen) {
            return specimen;
        }
    }

    /**
     * A request.
     *
     * @param path with the query
     * @param body the JSON body; missing when there is none
     */
    public record Request(Operation operation, String path, JsonNode body) {}

    /** All of them. */
    public List<Operation> all() {
        return List.copyOf(all);
    }

    /** Every place of an operation where an id stands. */
    public List<Place> places(Operation operation) {
        var places = new ArrayList<Place>();
        request(operation, (same, place) -> {
            places.add(place);
            return place.kinds().getFirst();
        });
        return places;
    }

    /** The names of all fields that the JSON body of an operation can have; none when it has no such body. */
    public Set<String> fields(Operation operation) {
        return Set.copyOf(resolved(operation.contents().path("application/json").path("schema"))
                .path("properties")
                .propertyNames());
    }

    /** A request that fits an operation: every place of an id is filled, and of other fields those that are required or in the example of the document, or all where it has none. */
    public Request request(Operation operation, Filling filling) {
        String path = operation.path();
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            JsonNode schema = resolved(parameter.path("schema"));
            List<String> kinds = kinds(name, schema);
            if (parameter.path("in").asString().equals("path")) {
                String value = kinds.isEmpty()
                        ? filling.other(operation, name, text(schema, JSON.missingNode()))
                                .asString()
                        : filling.id(operation, new Place(Part.PATH, name, kinds));
                path = path.replace("{" + name + "}", value);
            } else if (parameter.path("in").asString().equals("query") && !kinds.isEmpty()) {
                String value = filling.id(operation, new Place(Part.QUERY, name, kinds));
                if (!value.isEmpty()) {
                    query.add(name + "=" + value);
                }
            } else if (name.equals("follow")) {
                // A stream that waits has no end; this one tells what is there.
                query.add("follow=false");
            }
        }
        JsonNode content = operation.contents().path("application/json");
        JsonNode body = content.isMissingNode()
                ? JSON.missingNode()
                : new Specimen(operation, filling).of(content.path("schema"), "", example(content));
        return new Request(operation, query.isEmpty() ? path : path + "?" + String.join("&", query), body);
    }

    private static JsonNode example(JsonNode content) {
        return content.path("examples")
                .valueStream()
                .map(example -> example.path("value"))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString().substring(1));
        }
        return found.path("oneOf")
                .valueStream()
                .map(this::resolved)
                .filter(option -> !option.path("type").asString("").equals("null"))
                .findFirst()
                .orElse(found);
    }

    private static List<String> kinds(String name, JsonNode schema) {
        var typed = TYPED.matcher(schema.path("pattern").asString(""));
        if (typed.matches()) {
            return List.of(typed.group(1).split("\\|"));
        }
        if (schema.path("format").asString("").equals("uuid")) {
            return List.of("uuid");
        }
        List<String> known = BY_NAME.getOrDefault(name, List.of());
        boolean looksLikeOne = name.equals("id") || name.endsWith("_id") || name.endsWith("_ids");
        if (known.isEmpty() && looksLikeOne && !NO_IDS.contains(name)) {
            throw new AssertionError("is " + name + " an id? Its schema does not say of what: " + schema);
        }
        return known;
    }

    private boolean holdsIds(String name, JsonNode given) {
        JsonNode schema = resolved(given);
        return !kinds(name, schema).isEmpty()
                || (schema.has("items") && holdsIds("", schema.path("items")))
                || (schema.path("additionalProperties").isObject() && holdsIds("", schema.path("additionalProperties")))
                || schema.path("properties").propertyNames().stream()
                        .anyMatch(inner ->
                                holdsIds(inner, schema.path("properties").path(inner)));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return (type.isArray() ? type.path(0) : type).asString("string");
    }

    private static JsonNode text(JsonNode schema, JsonNode example) {
        if (schema.has("enum")) {
            return example.isMissingNode() ? schema.path("enum").path(0) : example;
        }
        if (example.isString()) {
            return example;
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return JSON.stringNode("2027-01-31T00:00:00Z");
        }
        String given = schema.path("examples").path(0).asString("");
        return JSON.stringNode(
                given.isEmpty()
                        ? "x".repeat(Math.max(1, schema.path("minLength").asInt(1)))
                        : given);
    }

    /** Writes a body out of its schema. */
    private final class Specimen {

        private final Operation operation;
        private final Filling filling;

        private Specimen(Operation operation, Filling filling) {
            this.operation = operation;
            this.filling = filling;
        }

        private JsonNode of(JsonNode given, String pointer, JsonNode example) {
            JsonNode schema = resolved(given);
            String name = pointer.substring(pointer.lastIndexOf('/') + 1);
            List<String> kinds = kinds(name, schema);
            if (!kinds.isEmpty()) {
                return JSON.stringNode(filling.id(operation, new Place(Part.BODY, pointer, kinds)));
            }
            JsonNode specimen = value(schema, pointer, example);
            return pointer.isEmpty() ? specimen : filling.other(operation, name, specimen);
        }

        private JsonNode value(JsonNode schema, String pointer, JsonNode example) {
            return switch (type(schema)) {
                case "object" -> object(schema, pointer, example);
                case "array" -> JSON.arrayNode().add(of(schema.path("items"), pointer + "/0", example.path(0)));
                case "integer" -> JSON.numberNode(schema.path("minimum").asInt(1));
                case "boolean" -> JSON.booleanNode(false);
                default -> text(schema, example);
            };
        }

        private JsonNode object(JsonNode schema, String pointer, JsonNode example) {
            var object = JSON.objectNode();
            Set<String> required = new java.util.HashSet<>();
            schema.path("required").forEach(name -> required.add(name.asString()));
            schema.path("properties").forEachEntry((name, property) -> {
                if (example.isMissingNode()
                        || example.has(name)
                        || required.contains(name)
                        || holdsIds(name, property)) {
                    object.set(name, of(property, pointer + "/" + name, example.path(name)));
                }
            });
            if (schema.path("additionalProperties").isObject()) {
                object.set("some", of(schema.path("additionalProperties"), pointer + "/some", JSON.missingNode()));
            }
            return object;
        }
    }
}
