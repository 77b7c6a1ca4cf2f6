package dev.sextant.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Draws the contract as a page that needs nothing from elsewhere. */
final class Reference {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectWriter PRETTY = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final JsonNode document;
    private final SchemaTable schemas;

    Reference(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaTable(document);
    }

    private record Operation(String method, String path, JsonNode item, JsonNode node) {
        String id() {
            return node.path("operationId").asString("");
        }

        boolean isTagged(String tag) {
            return node.path("tags").path(0).asString("").equals(tag);
        }
    }

    /** The whole contract. */
    String page() {
        List<Operation> operations = operations();
        var html = new Html();
        head(html, document.path("info").path("title").asString() + " API");
        html.raw("<div class=\"frame\">");
        navigation(html, operations);
        html.raw("<main>");
        introduction(html);
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asString();
            html.raw("<section class=\"group\"><h2 id=\"" + name + "\">")
                    .text(title(name))
                    .raw("</h2>");
            html.prose(tag.path("description").asString());
            operations.stream().filter(operation -> operation.isTagged(name)).forEach(one -> operation(html, one));
            html.raw("</section>");
        }
        schemas.all(html);
        problems(html);
        return html.raw("</main></div></body></html>").toString();
    }

    /** The page of one problem. */
    String problem(String code, String meaning) {
        var html = new Html();
        head(html, "Problem " + code);
        return html.raw(
                        "<main class=\"single\"><p class=\"crumb\"><a href=\"/docs#problems\">Sextant API / Problems</a></p><h1><code>")
                .text(code)
                .raw("</code></h1>")
                .prose(meaning)
                .raw("</main></body></html>")
                .toString();
    }

    private static void head(Html html, String title) {
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .text(title)
                .raw("</title><link rel=\"stylesheet\" href=\"/docs/reference.css\">")
                .raw("<script src=\"/docs/reference.js\" defer></script></head><body>");
    }

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, node) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, item, node));
                    }
                }));
        return operations;
    }

    private static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void navigation(Html html, List<Operation> operations) {
        html.raw("<nav><a class=\"brand\" href=\"#top\">Sextant <span>API ")
                .text(document.path("info").path("version").asString())
                .raw(
                        "</span></a><input id=\"filter\" type=\"search\" placeholder=\"Filter operations\" aria-label=\"Filter operations\">");
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asString();
            html.raw("<h3><a href=\"#" + name + "\">").text(title(name)).raw("</a></h3><ul>");
            operations.stream()
                    .filter(one -> one.isTagged(name))
                    .forEach(one -> html.raw("<li><a href=\"#" + one.id() + "\">")
                            .element("b", "method " + one.method().toLowerCase(Locale.ROOT), one.method())
                            .text(" " + one.node().path("summary").asString())
                            .raw("</a></li>"));
            html.raw("</ul>");
        }
        html.raw("<h3><a href=\"#schemas\">Schemas</a></h3><h3><a href=\"#problems\">Problems</a></h3></nav>");
    }

    private void introduction(Html html) {
        JsonNode info = document.path("info");
        html.raw("<header id=\"top\"><h1>")
                .text(info.path("title").asString())
                .raw("</h1><p class=\"lead\">")
                .inline(info.path("summary").asString())
                .raw("</p>")
                .prose(info.path("description").asString())
                .raw(
                        "<p class=\"downloads\"><a href=\"/openapi.yaml\">openapi.yaml</a> <a href=\"/openapi.json\">openapi.json</a> <a href=\"/asyncapi.json\">asyncapi.json</a></p></header>");
    }

    private void operation(Html html, Operation operation) {
        JsonNode node = operation.node();
        html.raw("<article id=\"" + operation.id() + "\"><h3>")
                .text(node.path("summary").asString())
                .raw("</h3><p class=\"address\">")
                .element("b", "method " + operation.method().toLowerCase(Locale.ROOT), operation.method())
                .raw("<code>")
                .text(operation.path())
                .raw("</code></p>")
                .prose(node.path("description").asString());
        parameters(html, operation);
        JsonNode content = node.path("requestBody").path("content");
        if (content.isObject()) {
            html.raw("<h4>Body</h4>");
            content.forEachEntry((type, media) -> media(html, type, media));
        }
        html.raw("<h4>Answers</h4><div class=\"answers\">");
        node.path("responses").forEachEntry((status, response) -> answer(html, status, schemas.resolved(response)));
        html.raw("</div></article>");
    }

    private void parameters(Html html, Operation operation) {
        var parameters = new ArrayList<JsonNode>();
        operation.item().path("parameters").forEach(parameter -> parameters.add(schemas.resolved(parameter)));
        operation.node().path("parameters").forEach(parameter -> parameters.add(schemas.resolved(parameter)));
        parameters.removeIf(parameter -> Set.of("X-Request-ID", "traceparent")
                .contains(parameter.path("name").asString()));
        if (parameters.isEmpty()) {
            return;
        }
        html.raw("<h4>Parameters</h4><table>");
        for (JsonNode parameter : parameters) {
            html.raw("<tr><th><code>").text(parameter.path("name").asString()).raw("</code>");
            html.element("span", "where", parameter.path("in").asString());
            if (parameter.path("required").asBoolean(false)) {
                html.element("span", "required", "required");
            }
            html.raw("</th><td>")
                    .inline(parameter.path("description").asString())
                    .raw(" ");
            schemas.type(html, parameter.path("schema"));
            html.raw("</td></tr>");
        }
        html.raw("</table>");
    }

    private void media(Html html, String type, JsonNode media) {
        html.raw("<p class=\"media\">").element("code", "type", type).raw(" ");
        schemas.type(html, media.path("schema"));
        html.raw("</p>");
        media.path("examples").forEachEntry((name, given) -> {
            JsonNode example = schemas.resolved(given);
            html.raw("<figure><figcaption>")
                    .text(example.path("summary").asString(name))
                    .raw("</figcaption><pre>")
                    .text(PRETTY.writeValueAsString(example.path("value")))
                    .raw("</pre></figure>");
        });
    }

    private void answer(Html html, String status, JsonNode response) {
        String kind = status.startsWith("2") ? "good" : status.startsWith("3") ? "same" : "bad";
        html.raw("<details><summary>")
                .element("b", "status " + kind, status)
                .raw("<span>")
                .inline(response.path("description").asString())
                .raw("</span></summary>");
        response.path("content").forEachEntry((type, media) -> media(html, type, media));
        if (response.path("headers").isObject()) {
            html.raw("<table>");
            response.path("headers")
                    .forEachEntry((name, header) -> html.raw("<tr><th><code>")
                            .text(name)
                            .raw("</code></th><td>")
                            .inline(schemas.resolved(header).path("description").asString())
                            .raw("</td></tr>"));
            html.raw("</table>");
        }
        html.raw("</details>");
    }

    private void problems(Html html) {
        html.raw("<section class=\"group\"><h2 id=\"problems\">Problems</h2><table>");
        document.path("x-problems")
                .forEachEntry((code, meaning) -> html.raw("<tr><th><a href=\"/docs/problems/" + code + "\"><code>")
                        .text(code)
                        .raw("</code></a></th><td>")
                        .inline(meaning.asString())
                        .raw("</td></tr>"));
        html.raw("</table></section>");
    }
}
