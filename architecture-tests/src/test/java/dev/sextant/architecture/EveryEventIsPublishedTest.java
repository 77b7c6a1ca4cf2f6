package dev.sextant.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.sextant.bootstrap.wiring.PublishedEvents;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryEventIsPublishedTest {

    @Test
    void every_event_of_every_context_is_defined_and_in_the_catalogue() {
        List<String> written = SextantRules.rules().importClasses().stream()
                .filter(type -> Types.isEvent(type) && !type.isInterface())
                // What a measurement appends stands in no program.
                .filter(type -> !type.getPackageName().startsWith("dev.sextant.benchmarks"))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(PublishedEvents.contracts(EventCatalogue.of()).definitions())
                .extracting(definition -> definition.event().getName())
                .containsExactlyInAnyOrderElementsOf(written)
                .hasSizeGreaterThan(40);
    }

    @Test
    void the_context_that_an_event_names_is_the_one_that_it_stands_in() {
        assertThat(PublishedEvents.contracts(EventCatalogue.of()).definitions())
                .allMatch(definition -> contextOf(definition).equals(definition.context()));
    }

    private static String contextOf(EventDefinition definition) {
        return definition.event().getPackageName().split("\\.")[2];
    }
}
