package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document of events is one of AsyncAPI 3.0, by the schema of its authors and by what that schema cannot say. */
class AsyncApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema SPECIFICATION = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Contract.resource("/asyncapi/asyncapi-3.0.0.schema.json"));

    private static JsonNode document() {
        return PublishedContracts.document(PublishedContracts.ALL);
    }

    private static List<String> wrong(JsonNode document) {
        return SPECIFICATION.validate(document).stream().map(Object::toString).toList();
    }

    @Test
    void the_document_fits_the_published_schema_of_its_format() {
        assertThat(wrong(document())).isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/asyncapi | 2.6.0",
                "/info/title | -",
                "/operations/send-case-opened/action | shout",
                "/operations/send-case-opened/channel | -",
                "/channels/case-opened/address | 5",
                "/channels/case-opened/colour | red",
                "/components/messages/case.opened.v1/payload/allOf/1/properties/version | 5",
                "/components/schemas/case.opened.v1/required | tags",
                "/servers/webhook/protocol | -",
                "/components/securitySchemes/bearer/type | -"
            })
    void a_document_that_is_not_of_the_format_is_found(String pointer, String change) {
        assertThat(wrong(changed(document(), pointer, change))).isNotEmpty();
    }

    /** Changes one place: {@code -} removes it, a number stays one, anything else is a text. */
    private static JsonNode changed(JsonNode document, String pointer, String change) {
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) document.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (change.equals("-")) {
            assertThat(parent.remove(name)).as(pointer).isNotNull();
        } else if (change.matches("[0-9]+")) {
            parent.put(name, Integer.parseInt(change));
        } else {
            parent.put(name, change);
        }
        return document;
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonNode document = document();
        var references = new ArrayList<String>();
        collect(document, references);
        assertThat(references)
                .hasSizeGreaterThan(280)
                .allMatch(reference -> reference.startsWith("#/")
                        && !document.at(reference.substring(1)).isMissingNode());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void every_event_has_a_channel_an_operation_and_a_message_for_each_version() {
        JsonNode document = document();
        var expected = new TreeSet<String>();
        PublishedContracts.ALL
                .served()
                .forEach(served ->
                        expected.add(served.kind().type() + ".v" + served.kind().version()));
        var sent = new TreeSet<String>();
        document.path("operations").forEach(operation -> {
            String channel = operation.at("/channel/$ref").asString();
            operation.path("messages").forEach(message -> {
                String reference = message.path("$ref").asString();
                assertThat(reference).startsWith(channel + "/messages/");
                sent.add(reference.substring(reference.lastIndexOf('/') + 1));
            });
        });

        assertThat(sent).isEqualTo(expected).hasSizeGreaterThan(40);
        assertThat(new TreeSet<>(document.at("/components/messages").propertyNames()))
                .isEqualTo(expected);
        assertThat(document.path("channels")).allSatisfy(channel -> {
            assertThat(channel.path("description").asString()).isNotBlank();
            assertThat(channel.path("servers")).hasSize(2);
        });
    }

    @Test
    void what_tells_of_a_person_is_marked() {
        JsonNode document = document();
        JsonNode opened = document.at("/components/schemas/case.opened.v1/properties");

        assertThat(opened.at("/by/x-personal-data").booleanValue()).isTrue();
        assertThat(opened.at("/assignee/x-personal-data").booleanValue()).isTrue();
        assertThat(opened.path("severity").has("x-personal-data")).isFalse();
        assertThat(opened.path("case_id").has("x-personal-data")).isFalse();
        assertThat(document.at("/components/messages/case.opened.v1/x-personal-fields"))
                .extracting(JsonNode::asString)
                .containsExactly("assignee", "by");
        assertThat(document.at(
                                "/components/messages/user.created.v1/payload/allOf/1/properties/subject/x-personal-data")
                        .booleanValue())
                .isTrue();
        assertThat(document.at("/components/messages/case.opened.v1/payload/allOf/1/properties/subject")
                        .has("x-personal-data"))
                .isFalse();
    }

    @Test
    void it_is_served_to_everybody() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            Reply reply = program.caller().get("/asyncapi.json");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json()).isEqualTo(JSON.readTree(document().toString()));
        }
    }
}
