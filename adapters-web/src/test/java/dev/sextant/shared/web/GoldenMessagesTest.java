package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told fits what was promised: each golden file, in its envelope, is the message that the document of events describes, and none that was tampered with is. */
class GoldenMessagesTest {

    private static final Path GOLDEN = Path.of("..", "adapters-persistence", "src", "test", "resources", "events");
    private static final String ADDRESS = "https://sextant.dev/asyncapi.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DOCUMENT = PublishedContracts.document(PublishedContracts.ALL);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(ADDRESS, DOCUMENT.toString())));
    private static final CloudEvents ENVELOPES = new CloudEvents(PublishedContracts.ALL, CloudEventNames.SEXTANT);

    /** A golden file of a version that can be asked for. */
    record Golden(EventKind kind, String content) {

        String key() {
            return kind.type() + ".v" + kind.version();
        }

        @Override
        public String toString() {
            return key();
        }
    }

    static List<Golden> goldens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted()
                    .map(GoldenMessagesTest::golden)
                    .filter(golden -> DOCUMENT.at("/components/messages").has(golden.key()))
                    .toList();
        }
    }

    private static Golden golden(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        int version = name.lastIndexOf(".v");
        var kind = new EventKind(name.substring(0, version), Integer.parseInt(name.substring(version + 2)));
        try {
            return new Golden(kind, Files.readString(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode message(Golden golden) {
        EventDefinition definition =
                PublishedContracts.ALL.find(golden.kind().type()).get();
        var event = new ReceivedEvent(
                new UUID(0, 1),
                new UUID(0, 1),
                1,
                new TenantId(new UUID(0, 2)),
                new UserId(new UUID(0, 3)),
                "req-1",
                Option.none(),
                new ReceivedEvent.Subject(definition.aggregate().type(), new UUID(0, 4), 7, 0),
                golden.kind(),
                Instant.parse("2026-11-21T12:00:00.123456Z"),
                Instant.parse("2026-11-21T12:00:01Z"),
                EventData.of(JSON.readValue(golden.content(), new TypeReference<Map<String, @Nullable Object>>() {})));
        return (ObjectNode)
                JSON.readTree(JSON.writeValueAsString(ENVELOPES.of(event).structured()));
    }

    private static List<String> wrong(Golden golden, JsonNode message) {
        Schema schema =
                SCHEMAS.getSchema("{\"$ref\":\"" + ADDRESS + "#/components/messages/" + golden.key() + "/payload\"}");
        return schema
                .validate(message, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void there_is_a_golden_file_of_every_message() throws IOException {
        assertThat(goldens())
                .extracting(Golden::key)
                .containsExactlyInAnyOrderElementsOf(
                        DOCUMENT.at("/components/messages").propertyNames());
    }

    @Test
    void the_example_of_the_guide_is_a_message() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "events.md"));
        String example = guide.split("```json\n")[1].split("```")[0];

        assertThat(wrong(new Golden(new EventKind("case.tagged", 1), ""), JSON.readTree(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void a_golden_file_in_its_envelope_is_the_message_that_was_promised(Golden golden) {
        assertThat(wrong(golden, message(golden))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void a_golden_file_that_lacks_what_was_promised_is_not(Golden golden) {
        JsonNode required = DOCUMENT.at("/components/schemas/" + golden.key() + "/required");
        assertThat(required).isNotEmpty();
        for (JsonNode name : required) {
            ObjectNode message = message(golden);
            ((ObjectNode) message.path("data")).remove(name.asString());
            assertThat(wrong(golden, message)).as(name.asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void a_golden_file_with_a_value_of_another_form_is_not(Golden golden) {
        for (String name : message(golden).path("data").propertyNames()) {
            ObjectNode message = message(golden);
            ((ObjectNode) message.path("data")).putObject(name).put("something", "else");
            assertThat(wrong(golden, message)).as(name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void an_envelope_of_another_event_does_not_fit(Golden golden) {
        ObjectNode envelope = message(golden);
        for (String name : envelope.propertyNames()) {
            ObjectNode without = message(golden);
            without.remove(name);
            assertThat(wrong(golden, without)).as("without " + name).isNotEmpty();
        }
        assertThat(wrong(golden, message(golden).put("type", "dev.sextant.case.lost.v1")))
                .isNotEmpty();
        assertThat(wrong(golden, message(golden).put("version", 99))).isNotEmpty();
        assertThat(wrong(golden, message(golden).put("subject", "crate_00000000000000000000000001")))
                .isNotEmpty();
        assertThat(wrong(golden, message(golden).put("sequence", "7"))).isNotEmpty();
    }
}
