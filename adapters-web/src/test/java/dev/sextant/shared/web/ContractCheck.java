package dev.sextant.shared.web;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds answers against {@code openapi.yaml}: the operation exists, it knows the status, the required headers are there, the media type is one of it, the body fits the schema, and a
 * problem's code is one of the list. Safe for many threads.
 */
public final class ContractCheck {

    private static final String ADDRESS = "https://sextant.dev/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    /** A check against the document that the server was built with. */
    public ContractCheck() {
        this.document = new YAMLMapper().readTree(Contract.resource("/openapi/openapi.yaml"));
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
    }

    /** All operations, as {@code GET /path}. */
    public Set<String> operations() {
        var operations = new TreeSet<String>();
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return operations;
    }

    /** All answers that are written down with a status, as {@code GET /path 200}. */
    public Set<String> answers() {
        var answers = new TreeSet<String>();
        operations()
                .forEach(operation -> operation(operation).path("responses").propertyNames().stream()
                        .filter(status -> !status.equals("default"))
                        .forEach(status -> answers.add(operation + " " + status)));
        return answers;
    }

    /** The answers that were verified so far, in the form of {@link #answers()}. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * Verifies an answer. Answers to requests that are no operation of the document must be problems.
     *
     * @throws AssertionError telling everything that does not fit
     */
    public void verify(Reply reply) {
        var wrong = new ArrayList<String>();
        String method = reply.method().equals("HEAD") ? "GET" : reply.method();
        String template = template(reply.path().split("\\?")[0], method);
        if (template.isEmpty()) {
            if (reply.status() >= 400 && reply.bytes().length > 0) {
                fits("#/components/schemas/Problem", reply, wrong);
            }
        } else {
            verify(reply, method + " " + template, wrong);
        }
        if (reply.header("Content-Type").startsWith("application/problem+json") && reply.bytes().length > 0) {
            String code = reply.at("/code");
            if (!document.path("x-problems").has(code)) {
                wrong.add("the problem " + code + " is not on the list x-problems");
            }
            if (reply.json().path("status").asInt() != reply.status()) {
                wrong.add("the problem names another status");
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(reply.method() + " " + reply.path() + " answered " + reply.status()
                    + " against the contract: " + String.join("; ", wrong) + "\n" + reply.text());
        }
    }

    private String template(String path, String method) {
        for (String operation : operations()) {
            String[] parts = operation.split(" ");
            if (parts[0].equals(method) && new Resource(parts[1], List.of()).matches(path)) {
                return parts[1];
            }
        }
        return "";
    }

    private void verify(Reply reply, String operation, List<String> wrong) {
        JsonNode responses = operation(operation).path("responses");
        String status = Integer.toString(reply.status());
        boolean named = responses.has(status);
        JsonNode response = responses.path(named ? status : "default");
        if (named) {
            seen.add(operation + " " + status);
        } else if (reply.status() < 400) {
            wrong.add("this status is not written down");
        }
        String pointer = "#/paths/" + operation.split(" ")[1].replace("/", "~1") + "/"
                + operation.split(" ")[0].toLowerCase(java.util.Locale.ROOT) + "/responses/"
                + (named ? status : "default");
        if (response.has("$ref")) {
            pointer = response.path("$ref").asString();
            response = document.at(pointer.substring(1));
        }
        headers(reply, response, wrong);
        if (reply.method().equals("HEAD")) {
            if (reply.bytes().length > 0) {
                wrong.add("an answer to HEAD has a body");
            }
            return;
        }
        body(reply, response, pointer, wrong);
    }

    private void headers(Reply reply, JsonNode response, List<String> wrong) {
        response.path("headers").forEachEntry((name, given) -> {
            JsonNode header = given.has("$ref")
                    ? document.at(given.path("$ref").asString().substring(1))
                    : given;
            String value = reply.header(name);
            String pattern = header.path("schema").path("pattern").asString("");
            if (value.isEmpty() && header.path("required").asBoolean(false)) {
                wrong.add("the header " + name + " is missing");
            } else if (!value.isEmpty() && !pattern.isEmpty() && !value.matches(pattern)) {
                wrong.add("the header " + name + " has the wrong form: " + value);
            }
        });
    }

    private void body(Reply reply, JsonNode response, String pointer, List<String> wrong) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (reply.bytes().length > 0) {
                wrong.add("a body is not written down");
            }
            return;
        }
        String type = reply.header("Content-Type").split(";")[0].strip();
        if (!content.has(type)) {
            wrong.add("the media type " + type + " is not written down");
        } else if (type.endsWith("json")) {
            fits(pointer + "/content/" + type.replace("/", "~1") + "/schema", reply, wrong);
        }
    }

    private void fits(String pointer, Reply reply, List<String> wrong) {
        Schema schema =
                schemas.computeIfAbsent(pointer, place -> registry.getSchema("{\"$ref\":\"" + ADDRESS + place + "\"}"));
        for (Error error : schema.validate(
                reply.json(), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))) {
            wrong.add(error.getInstanceLocation() + ": " + error.getMessage());
        }
    }
}
