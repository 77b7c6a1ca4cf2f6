package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The gate between a released contract and the present one, and the proof that it closes on known changes and only on those. */
class ContractGateTest {

    private static final Path RELEASED = Path.of("..", "docs", "api", "openapi-released.yaml");

    private static JsonNode present() {
        return new YAMLMapper().readTree(Contract.resource("/openapi/openapi.yaml"));
    }

    @Test
    void nothing_breaks_a_client_of_the_released_contract() throws IOException {
        JsonNode released = new YAMLMapper().readTree(Files.readString(RELEASED));
        assertThat(ContractGate.breaks(released, present())).isEmpty();
    }

    /**
     * Changes one place: {@code -} removes it, {@code +value} appends to a list, anything else is the new JSON value.
     */
    private static JsonNode changed(String pointer, String change) {
        JsonNode document = present();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        JsonNode parent = document.at(pointer.substring(0, slash));
        assertThat(parent.isMissingNode()).as(pointer).isFalse();
        if (change.startsWith("+")) {
            ((ArrayNode) document.at(pointer)).add(new YAMLMapper().readTree(change.substring(1)));
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            array.remove(index);
            if (!change.equals("-")) {
                array.insert(index, new YAMLMapper().readTree(change));
            }
        } else if (change.equals("-")) {
            assertThat(((ObjectNode) parent).remove(name)).as(pointer).isNotNull();
        } else {
            ((ObjectNode) parent).set(name, new YAMLMapper().readTree(change));
        }
        return document;
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/paths/~1api~1v1~1cases~1{case_id}                                  | -",
                "/paths/~1api~1v1~1cases~1{case_id}/delete                           | -",
                "/paths/~1api~1v1~1cases/post/responses/201                          | -",
                "/paths/~1api~1v1~1cases/post/responses/201/headers/Location         | -",
                "/paths/~1api~1v1~1cases/post/responses/201/content/application~1json | -",
                "/components/headers/ETag/required                                   | false",
                "/paths/~1api~1v1~1cases/get/parameters/1                            | -",
                "/paths/~1api~1v1~1cases/get/parameters/1/required                   | true",
                "/paths/~1api~1v1~1cases/get/parameters                              | +{name: x, in: query, required: true, schema: {type: string}}",
                "/paths/~1api~1v1~1cases/get/parameters/7/schema/enum                | [created_at]",
                "/components/parameters/Limit/schema/maximum                         | 50",
                "/components/parameters/Limit/schema/minimum                         | 5",
                "/components/parameters/Limit/schema/type                            | string",
                "/components/parameters/IfMatchOptional/required                     | true",
                "/components/parameters/IdempotencyKey/schema/pattern                | ^[a-z]+$",
                "/paths/~1api~1v1~1jobs~1{job_id}~1cancel/post/requestBody           | {required: true, content: {application/json: {schema: {type: object}}}}",
                "/paths/~1api~1v1~1cases~1{case_id}/patch/requestBody/content/application~1merge-patch+json | -",
                "/components/schemas/OpenCase/required                               | +severity",
                "/components/schemas/OpenCase/properties/description                 | -",
                "/components/schemas/OpenCase/properties/title/maxLength             | 100",
                "/components/schemas/OpenCase/properties/title/minLength             | 2",
                "/components/schemas/OpenCase/properties/title/pattern               | ^[A-Z]",
                "/components/schemas/OpenCase/properties/title/type                  | integer",
                "/components/schemas/OpenCase/properties/tags/maxItems               | 5",
                "/components/schemas/OpenCase/properties/tags/uniqueItems            | true",
                "/components/schemas/OpenCase/properties/tags/items                  | {type: integer}",
                "/components/schemas/OpenCase/properties/assignee                    | {$ref: '#/components/schemas/UserId'}",
                "/components/schemas/Severity/enum                                   | [critical, high, medium]",
                "/components/schemas/CaseStatus/enum                                 | +reopened",
                "/components/schemas/CaseId/pattern                                  | ^c_",
                "/components/schemas/Case/properties/severity                        | -",
                "/components/schemas/Case/properties/title/type                      | [string, 'null']",
                "/components/schemas/Case/properties/version                         | {type: string}",
                "/components/schemas/Case/required/3                                 | -",
                "/components/schemas/CaseItem/properties/tags/items                  | {type: object}",
                "/components/schemas/Job/properties/state/enum                       | +paused",
                "/components/schemas/Time/format                                     | date",
                "/components/schemas/Problem/properties/code                         | -",
                "/components/schemas/AddMessage/properties/role/type                 | integer",
                "/paths/~1health/get/security                                        | [{bearer: []}]"
            })
    void a_change_that_breaks_clients_is_found(String pointer, String change) {
        assertThat(ContractGate.breaks(present(), changed(pointer, change))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/paths/~1api~1v1~1goals                                             | {get: {responses: {}}}",
                "/paths/~1api~1v1~1cases/get/parameters                              | +{name: x, in: query, schema: {type: string}}",
                "/paths/~1api~1v1~1cases/post/responses/418                          | {description: no}",
                "/components/parameters/Limit/schema/maximum                         | 200",
                "/components/schemas/OpenCase/properties/title/maxLength             | 300",
                "/components/schemas/OpenCase/properties/title/minLength             | -",
                "/components/schemas/OpenCase/properties/color                       | {type: string}",
                "/components/schemas/OpenCase/required                               | []",
                "/components/schemas/Case/properties/color                           | {type: string}",
                "/components/schemas/Case/properties/title/description               | Something else.",
                "/components/schemas/ClosureReason/description                       | Something else.",
                "/info/version                                                       | 0.2.0"
            })
    void a_change_that_breaks_nobody_passes(String pointer, String change) {
        assertThat(ContractGate.breaks(present(), changed(pointer, change))).isEmpty();
    }
}
