package dev.sextant.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a client of the released contract would break on. Fields and parameters that are unknown are refused by this server, so removing one breaks whoever sends it; what is
 * answered may gain fields, but not values that a client cannot know.
 */
final class ContractGate {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode released;
    private final JsonNode present;
    private final List<String> breaks = new ArrayList<>();

    private ContractGate(JsonNode released, JsonNode present) {
        this.released = released;
        this.present = present;
    }

    /** Everything that breaks, in words; empty when nothing does. */
    static List<String> breaks(JsonNode released, JsonNode present) {
        var gate = new ContractGate(released, present);
        gate.compare();
        return gate.breaks;
    }

    private void compare() {
        released.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, before) -> {
                    if (METHODS.contains(method)) {
                        JsonNode after = present.path("paths").path(path).path(method);
                        String place = method.toUpperCase(Locale.ROOT) + " " + path;
                        if (after.isMissingNode()) {
                            breaks.add(place + ": the operation is gone");
                        } else {
                            operation(place, path, before, after);
                        }
                    }
                }));
    }

    private void operation(String place, String path, JsonNode before, JsonNode after) {
        parameters(place, parameters(released, path, before), parameters(present, path, after));
        body(place, resolve(released, before.path("requestBody")), resolve(present, after.path("requestBody")));
        before.path("responses").forEachEntry((status, response) -> {
            String where = place + " " + status;
            JsonNode now = after.path("responses").path(status);
            if (now.isMissingNode()) {
                breaks.add(where + ": the answer is gone");
            } else {
                answer(where, resolve(released, response), resolve(present, now));
            }
        });
        boolean open = security(released, before).isEmpty();
        if (open && !security(present, after).isEmpty()) {
            breaks.add(place + ": a token is needed now");
        }
    }

    private static JsonNode security(JsonNode document, JsonNode operation) {
        return operation.has("security") ? operation.path("security") : document.path("security");
    }

    private static Map<String, JsonNode> parameters(JsonNode document, String path, JsonNode operation) {
        var all = new TreeMap<String, JsonNode>();
        for (JsonNode list :
                List.of(document.path("paths").path(path).path("parameters"), operation.path("parameters"))) {
            for (JsonNode given : list) {
                JsonNode parameter = resolve(document, given);
                all.put(
                        parameter.path("in").asString("") + " "
                                + parameter.path("name").asString(""),
                        parameter);
            }
        }
        return all;
    }

    private void parameters(String place, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        before.forEach((name, parameter) -> {
            JsonNode now = after.get(name);
            if (now == null) {
                breaks.add(place + ": the parameter " + name + " is gone");
                return;
            }
            if (!isRequired(parameter) && isRequired(now)) {
                breaks.add(place + ": the parameter " + name + " is required now");
            }
            sent(place + " " + name, parameter.path("schema"), now.path("schema"));
        });
        after.forEach((name, parameter) -> {
            if (!before.containsKey(name) && isRequired(parameter)) {
                breaks.add(place + ": there is a new required parameter " + name);
            }
        });
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").isBoolean() && node.path("required").booleanValue();
    }

    private void body(String place, JsonNode before, JsonNode after) {
        if (!isRequired(before) && isRequired(after)) {
            breaks.add(place + ": a body is required now");
        }
        before.path("content").forEachEntry((type, media) -> {
            JsonNode now = after.path("content").path(type);
            if (now.isMissingNode()) {
                breaks.add(place + ": a body of " + type + " is no longer taken");
            } else {
                sent(place + " body", media.path("schema"), now.path("schema"));
            }
        });
    }

    private void answer(String place, JsonNode before, JsonNode after) {
        before.path("headers").forEachEntry((name, header) -> {
            JsonNode now = resolve(present, after.path("headers").path(name));
            if (now.isMissingNode()) {
                breaks.add(place + ": the header " + name + " is gone");
            } else if (isRequired(resolve(released, header)) && !isRequired(now)) {
                breaks.add(place + ": the header " + name + " may be missing now");
            }
        });
        before.path("content").forEachEntry((type, media) -> {
            JsonNode now = after.path("content").path(type);
            if (now.isMissingNode()) {
                breaks.add(place + ": the answer is no longer " + type);
            } else {
                new SchemaChange(released, present, SchemaChange.Direction.ANSWERED, breaks)
                        .compare(place + " body", media.path("schema"), now.path("schema"));
            }
        });
    }

    private void sent(String place, JsonNode before, JsonNode after) {
        new SchemaChange(released, present, SchemaChange.Direction.SENT, breaks).compare(place, before, after);
    }

    static JsonNode resolve(JsonNode document, JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }
}
