package dev.sextant.messaging.application;

import dev.sextant.shared.application.ReceivedEvent;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Writes events as webhooks receive them: CloudEvents 1.0 as JSON, in structured mode. Safe for many threads. */
@FunctionalInterface
@SecondaryPort
public interface WebhookEnvelope {

    /** The media type of what is written. */
    String MEDIA_TYPE = "application/cloudevents+json";

    /** The event as one JSON object. All but what stands under {@code data} comes from the row that carries the event. */
    String write(ReceivedEvent event);
}
