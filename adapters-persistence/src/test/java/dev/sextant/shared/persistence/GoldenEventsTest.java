package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.identity.application.IdentityCatalogue;
import dev.sextant.investigation.application.FileCatalogue;
import dev.sextant.investigation.application.HypothesisCatalogue;
import dev.sextant.messaging.application.DeadLetterCatalogue;
import dev.sextant.messaging.application.WebhookCatalogue;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.EventShape.Field;
import dev.sextant.shared.application.ScheduleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever stored can be read for ever: each golden file, of whichever version, is of the shape that its version had, and becomes the newest one. */
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final Pattern NAME = Pattern.compile("([a-z0-9_.]+)\\.v([1-9][0-9]*)\\.json");
    private static final EventContracts CONTRACTS = EventContracts.of(
            CaseCatalogue.EVENTS,
            IdentityCatalogue.EVENTS,
            FileCatalogue.EVENTS,
            HypothesisCatalogue.EVENTS,
            DeadLetterCatalogue.EVENTS,
            ScheduleCatalogue.EVENTS,
            WebhookCatalogue.EVENTS);

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    private static EventKind kind(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).as(file.toString()).isTrue();
        return new EventKind(name.group(1), Integer.parseInt(name.group(2)));
    }

    private static EventData read(Path file) throws IOException {
        return new EventJson().read(Files.readString(file));
    }

    @Test
    void every_version_that_there_ever_was_has_a_golden_file_and_no_other() throws IOException {
        var expected = new TreeSet<String>();
        for (EventDefinition definition : CONTRACTS.definitions()) {
            IntStream.rangeClosed(1, definition.kind().version())
                    .mapToObj(version -> new EventKind(definition.kind().type(), version).toString())
                    .forEach(expected::add);
        }
        assertThat(goldenFiles())
                .extracting(file -> kind(file).toString())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_golden_file_is_of_its_versions_shape_and_says_nothing_else(Path file) throws IOException {
        var shape = CONTRACTS.shape(kind(file)).get();
        EventData data = read(file);

        assertThat(shape.misfits(data)).isEmpty();
        assertThat(data.fields().keySet())
                .containsExactlyElementsOf(
                        shape.fields().stream().map(Field::name).toList());
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void a_golden_file_becomes_the_newest_shape(Path file) throws IOException {
        EventKind stored = kind(file);
        int newest = CONTRACTS.newest(stored.type()).get();

        EventData told = CONTRACTS.convert(stored, read(file), newest);

        assertThat(CONTRACTS.shape(new EventKind(stored.type(), newest)).get().misfits(told))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void without_any_field_that_it_must_have_a_golden_file_does_not_fit(Path file) throws IOException {
        var shape = CONTRACTS.shape(kind(file)).get();
        for (Field field : shape.fields()) {
            if (!field.optional()) {
                assertThat(shape.misfits(read(file).without(field.name())))
                        .as(field.name())
                        .hasSize(1);
            }
        }
    }
}
