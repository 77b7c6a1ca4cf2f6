package dev.sextant.messaging.application;

import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events of parcels, as they reach reactions, for tests. */
public final class Told {

    private static final Instant THEN = Instant.parse("2026-11-21T12:00:00.5Z");

    private Told() {}

    /** What is told of a parcel in one of its versions; of the same one always the same. */
    public static ReceivedEvent of(Actor actor, UUID parcel, long version) {
        return of(actor, parcel, version, EventData.of(Map.of("place", "hall " + version)));
    }

    /** The same, with something else to say. */
    public static ReceivedEvent of(Actor actor, UUID parcel, long version, EventData data) {
        UUID id = UUID.nameUUIDFromBytes((parcel + ":" + version).getBytes(StandardCharsets.UTF_8));
        return new ReceivedEvent(
                id,
                id,
                1,
                actor.tenant(),
                actor.user(),
                actor.requestId(),
                Option.some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                new ReceivedEvent.Subject("parcel", parcel, version, 0),
                new EventKind("parcel.moved", 1),
                THEN.plusSeconds(version),
                THEN.plusSeconds(version + 1),
                data);
    }
}
