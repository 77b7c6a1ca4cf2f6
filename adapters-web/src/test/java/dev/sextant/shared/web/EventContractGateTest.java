package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.web.EventContractChange.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The gate between the released events and the present ones, and the proof that it closes on known changes and only on those. At a release {@code -Dsextant.asyncapi=write} makes the present document the released
 * one.
 */
class EventContractGateTest {

    private static final Path RELEASED = Path.of("..", "docs", "api", "asyncapi-released.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String DATA = "/components/schemas/";

    private static JsonNode present() {
        return PublishedContracts.document(PublishedContracts.ALL);
    }

    @Test
    void nothing_breaks_a_reader_of_the_released_events() throws IOException {
        if (System.getProperty("sextant.asyncapi", "compare").equals("write")) {
            Files.writeString(RELEASED, JSON.writeValueAsString(present()) + "\n");
        }
        JsonNode released = JSON.readTree(Files.readString(RELEASED));

        assertThat(EventContractChange.between(released, present()))
                .filteredOn(change -> change.rule().level() == Level.MAJOR)
                .isEmpty();
    }

    @Test
    void a_document_compared_with_itself_has_no_difference() {
        assertThat(EventContractChange.between(present(), present())).isEmpty();
    }

    /** Changes one place: {@code -} removes it, {@code +value} appends to a list, {@code >name} renames it, anything else is the new value. */
    private static JsonNode changed(String pointer, String change) {
        JsonNode document = present();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        JsonNode parent = document.at(pointer.substring(0, slash));
        assertThat(parent.isMissingNode()).as(pointer).isFalse();
        if (change.startsWith("+")) {
            ((ArrayNode) document.at(pointer)).add(new YAMLMapper().readTree(change.substring(1)));
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(name));
        } else if (change.equals("-")) {
            assertThat(((ObjectNode) parent).remove(name)).as(pointer).isNotNull();
        } else if (change.startsWith(">")) {
            ObjectNode object = (ObjectNode) parent;
            object.set(change.substring(1), object.path(name));
            object.remove(name);
        } else {
            ((ObjectNode) parent).set(name, new YAMLMapper().readTree(change));
        }
        return document;
    }

    private static List<String> told(JsonNode released, JsonNode present) {
        return EventContractChange.between(released, present).stream()
                .map(EventContractChange::toString)
                .toList();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/components/messages/case.opened.v1 | - | case.opened.v1: was removed (major)",
                DATA + "case.opened.v1/properties/severity | - | case.opened.v1 data.severity: was removed (major)",
                DATA
                        + "case.opened.v1/properties/severity | >gravity | case.opened.v1 data.severity: was renamed (major)",
                DATA
                        + "case.opened.v1/properties/severity | {type: integer} | case.opened.v1 data.severity: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/severity | {type: string} | case.opened.v1 data.severity: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/severity/enum/0 | - | case.opened.v1 data.severity: lost values, which stored events may have (major)",
                DATA
                        + "case.opened.v1/properties/severity/enum | +unbearable | case.opened.v1 data.severity: has values that a reader cannot know (major)",
                DATA
                        + "case.opened.v1/properties/case_id/pattern | ^c_ | case.opened.v1 data.case_id: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/tags/items/type | integer | case.opened.v1 data.tags[]: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/tags | {type: string} | case.opened.v1 data.tags: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/occurred_at/format | date | case.opened.v1 data.occurred_at: has another type or form (major)",
                DATA
                        + "case.opened.v1/properties/severity/type | [string, 'null'] | case.opened.v1 data.severity: may be absent now (major)",
                DATA
                        + "case.opened.v1/properties/assignee/type | string | case.opened.v1 data.assignee: must be there now, which stored events may lack (major)",
                DATA + "case.opened.v1/required/0 | - | case.opened.v1 data.case_id: may be absent now (major)",
                DATA
                        + "case.opened.v1/required | +assignee | case.opened.v1 data.assignee: must be there now, which stored events may lack (major)",
                DATA
                        + "file.uploaded.v1/properties/size/type | string | file.uploaded.v1 data.size: has another type or form (major)",
                DATA + "CloudEvent/properties/sequence | - | CloudEvent sequence: was removed (major)",
                DATA
                        + "CloudEvent/properties/version/type | string | CloudEvent version: has another type or form (major)",
                DATA + "CloudEvent/properties/id/pattern | ^event_ | CloudEvent id: has another type or form (major)",
                "/components/messages/case.opened.v1/payload/allOf/1/properties/type/const | case.opened | case.opened.v1 type: has another type or form (major)",
                "/components/messages/case.opened.v1/payload/allOf/1/properties/aggregatetype/const | ticket | case.opened.v1 aggregatetype: has another type or form (major)",
                "/components/messages/case.opened.v1/payload | {type: string} | case.opened.v1: has another type or form (major)"
            })
    void a_change_that_breaks_readers_is_told_with_event_field_and_rule(String pointer, String change, String told) {
        assertThat(told(present(), changed(pointer, change))).containsExactly(told);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                DATA
                        + "case.opened.v1/properties/color | {type: [string, 'null']} | case.opened.v1 data.color: was added and may be absent (minor)",
                DATA
                        + "case.opened.v1/properties/tags/x-personal-data | true | case.opened.v1 data.tags: tells of a person now, or no longer does (minor)",
                DATA
                        + "CloudEvent/properties/dataref | {type: string} | CloudEvent dataref: was added and may be absent (minor)",
                "/components/messages/case.reopened.v1 | {payload: {type: object}} | case.reopened.v1: is new (minor)",
                "/components/messages/case.opened.v2 | {payload: {type: object}} | case.opened.v2: is new (minor)"
            })
    void a_change_that_breaks_nobody_is_told_and_passes(String pointer, String change, String told) {
        assertThat(told(present(), changed(pointer, change))).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        "/channels/case-opened/description, Another sentence.",
        "/components/messages/case.opened.v1/summary, Another sentence.",
        "/components/schemas/CloudEvent/properties/id/description, Another sentence.",
        "/info/version, 0.2.0"
    })
    void other_words_are_no_change(String pointer, String change) {
        assertThat(told(present(), changed(pointer, change))).isEmpty();
    }

    @Test
    void a_field_that_was_added_and_must_be_there_breaks_what_is_stored() {
        JsonNode present = changed(DATA + "case.opened.v1/properties/color", "{type: string}");
        ((ArrayNode) present.at(DATA + "case.opened.v1/required")).add("color");

        assertThat(told(present(), present))
                .containsExactly(
                        "case.opened.v1 data.color: was added and must be there, which stored events do not have (major)");
    }

    @Test
    void a_version_that_went_while_the_event_stayed_is_told_as_that() {
        JsonNode released = changed("/components/messages/case.opened.v2", "{payload: {type: object}}");

        assertThat(told(released, present()))
                .containsExactly(
                        "case.opened.v2: was removed, and other versions of the event are there: keep a way down to it (major)");
    }

    @Test
    void whichever_field_of_whichever_event_goes_or_changes_the_gate_closes() {
        JsonNode released = present();
        int tried = 0;
        for (String event : released.at("/components/messages").propertyNames()) {
            for (String field : released.at(DATA + event + "/properties").propertyNames()) {
                String place = DATA + event + "/properties/" + field;
                String told = event + " data." + field + ": ";
                assertThat(told(released, changed(place, "-"))).containsExactly(told + "was removed (major)");
                assertThat(told(released, changed(place, ">another_name")))
                        .filteredOn(change -> change.equals(told + "was renamed (major)"))
                        .hasSize(1);
                assertThat(told(released, changed(place, "{type: object}")))
                        .contains(told + "has another type or form (major)");
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(150);
    }
}
