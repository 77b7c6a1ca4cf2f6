package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.WebhookEnvelope;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.ReceivedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Writes the envelope as JSON, in the order in which CloudEvents names the attributes. */
public final class CloudEventJson implements WebhookEnvelope {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CloudEvents events;

    /** Envelopes as these put events into them. */
    public CloudEventJson(CloudEvents events) {
        this.events = events;
    }

    @Override
    public String write(ReceivedEvent event) {
        return JSON.writeValueAsString(events.of(event).structured());
    }
}
