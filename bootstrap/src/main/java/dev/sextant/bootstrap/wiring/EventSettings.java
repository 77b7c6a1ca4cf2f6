package dev.sextant.bootstrap.wiring;

import dev.sextant.shared.application.EventCatalogue;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is published and how long it is kept.
 *
 * @param own what the program around publishes besides
 * @param kept for how long events are kept at least
 * @param archive where they go then; none throws them away
 */
public record EventSettings(EventCatalogue own, Duration kept, Option<Path> archive) {

    private static final Duration QUARTER = Duration.ofDays(90);

    /** Nothing besides, kept for 90 days, no archive. */
    public static EventSettings standard() {
        return publishing(EventCatalogue.of());
    }

    /** The same with events of the program around. */
    public static EventSettings publishing(EventCatalogue own) {
        return new EventSettings(own, QUARTER, Option.none());
    }
}
