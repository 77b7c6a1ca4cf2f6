package dev.sextant.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations of an OpenAPI document and the schemas in it. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** The pattern of a typed id, such as {@code ^case_[0-7][0-9a-hjkmnp-tv-z]{25}$}, or of one of several kinds. */
    private static final Pattern TYPED = Pattern.compile("\\^\\(*([a-z]+(?:\\|[a-z]+)*)\\)?_\\[0-7\\].*");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * Something that can be asked for.
     *
     * @param id its name
     * @param method such as {@code GET}
     * @param path with names in braces
     * @param parameters in path, query and header
     * @param contents what the body can be, by media type
     * @param statuses that the document names for it
     * @param hasDefault whether any other status is documented as a problem
     */
    record Operation(
            String id,
            String method,
            String path,
            List<JsonNode> parameters,
            JsonNode contents,
            Set<String> statuses,
            boolean hasDefault) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(operation(path, method, item))));
    }

    private Operation operation(String path, String method, JsonNode item) {
        JsonNode node = item.path(method);
        JsonNode responses = node.path("responses");
        return new Operation(
                node.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                Stream.of(item.path("parameters"), node.path("parameters"))
                        .flatMap(JsonNode::valueStream)
                        .map(this::resolved)
                        .toList(),
                resolved(node.path("requestBody")).path("content"),
                Set.copyOf(responses.propertyNames()),
                responses.has("default"));
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What a node says, wherever it is said. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    /** Of which kinds the ids are that a schema describes; none when it describes something else. */
    static List<String> kinds(JsonNode schema) {
        Matcher typed = TYPED.matcher(schema.path("pattern").asString(""));
        return typed.matches() ? List.of(typed.group(1).split("\\|", -1)) : List.of();
    }
}
