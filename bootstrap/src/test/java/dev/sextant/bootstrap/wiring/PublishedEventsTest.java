package dev.sextant.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.EventContracts.Served;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.web.PublishedContracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedEventsTest {

    @Test
    void what_the_program_publishes_is_what_was_tried_with_golden_files_and_held_against_the_release() {
        List<EventKind> tried =
                PublishedContracts.ALL.served().stream().map(Served::kind).toList();

        assertThat(PublishedEvents.contracts(EventCatalogue.of()).served())
                .extracting(Served::kind)
                .isEqualTo(tried)
                .hasSizeGreaterThan(40);
    }
}
