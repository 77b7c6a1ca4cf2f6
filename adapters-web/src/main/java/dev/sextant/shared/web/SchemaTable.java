package dev.sextant.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Draws the schemas of the contract. */
final class SchemaTable {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    SchemaTable(JsonNode document) {
        this.document = document;
    }

    /** The node itself, or what its reference leads to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** All schemas, each with its fields. */
    void all(Html html) {
        html.raw("<section class=\"group\"><h2 id=\"schemas\">Schemas</h2>");
        document.path("components").path("schemas").forEachEntry((name, schema) -> {
            html.raw("<article class=\"schema\" id=\"schema-" + name + "\"><h3>")
                    .text(name)
                    .raw("</h3>");
            html.prose(schema.path("description").asString(""));
            if (schema.path("properties").isObject()) {
                fields(html, schema);
            } else {
                html.raw("<p>");
                type(html, schema);
                html.raw("</p>");
            }
            html.raw("</article>");
        });
        html.raw("</section>");
    }

    private void fields(Html html, JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        html.raw("<table>");
        schema.path("properties").forEachEntry((name, field) -> {
            html.raw("<tr><th><code>").text(name).raw("</code>");
            if (required.contains(name)) {
                html.element("span", "required", "required");
            }
            html.raw("</th><td>")
                    .inline(resolved(field).path("description").asString(""))
                    .raw(" ");
            type(html, field);
            html.raw("</td></tr>");
        });
        html.raw("</table>");
    }

    /** A schema in a few words, with a link when it has a name. */
    void type(Html html, JsonNode schema) {
        html.raw("<span class=\"type\">");
        words(html, schema);
        html.raw("</span>");
    }

    private void words(Html html, JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            if (reference.startsWith(SCHEMAS)) {
                String name = reference.substring(SCHEMAS.length());
                html.raw("<a href=\"#schema-" + name + "\">").text(name).raw("</a>");
                return;
            }
        }
        if (schema.has("oneOf")) {
            String between = "";
            for (JsonNode choice : schema.path("oneOf")) {
                html.text(between);
                words(html, choice);
                between = " or ";
            }
            return;
        }
        List<String> words = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> words.add((words.isEmpty() ? "" : "or ") + one.asString()));
        } else {
            words.add(type.asString(""));
        }
        constraints(schema, words);
        html.text(String.join(" ", words));
        if (schema.has("items")) {
            html.text(" of ");
            words(html, schema.path("items"));
        }
    }

    private static void constraints(JsonNode schema, List<String> words) {
        if (schema.has("format")) {
            words.add("(" + schema.path("format").asString() + ")");
        }
        if (schema.has("const")) {
            words.add("= " + schema.path("const").asString());
        }
        if (schema.has("enum")) {
            var values = new ArrayList<String>();
            schema.path("enum").forEach(value -> values.add(value.asString()));
            words.add(String.join(" | ", values));
        }
        range(schema, words, "minLength", "maxLength", " characters");
        range(schema, words, "minimum", "maximum", "");
        range(schema, words, "minItems", "maxItems", " items");
        if (schema.has("pattern")) {
            words.add(schema.path("pattern").asString());
        }
        if (schema.has("default") && !schema.path("default").asString("").isEmpty()) {
            words.add("default " + schema.path("default").asString());
        }
    }

    private static void range(JsonNode schema, List<String> words, String least, String most, String unit) {
        if (schema.has(least) && schema.has(most)) {
            words.add(schema.path(least).asString() + " to " + schema.path(most).asString() + unit);
        } else if (schema.has(most)) {
            words.add("up to " + schema.path(most).asString() + unit);
        } else if (schema.has(least)) {
            words.add("from " + schema.path(least).asString() + unit);
        }
    }
}
