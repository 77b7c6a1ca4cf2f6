package dev.sextant.shared.application;

import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it reaches a {@link Reaction}. Everything but {@code data} comes from the row that carries the event, never from what the event says.
 *
 * @param id the event's id: the same for every reaction, every version and every delivery
 * @param delivery the id of this delivery: the event's own id at first, a new one each time that somebody replays it
 * @param attempt which try of this delivery it is, from 1
 * @param tenant whose aggregate it happened to
 * @param by who caused it
 * @param requestId the request that caused it
 * @param traceparent the W3C trace context of that request, when there was one
 * @param subject the aggregate
 * @param kind what happened, in the version that the reaction asked for
 * @param occurredAt when it happened, by the clock of the program that raised it
 * @param recordedAt when its transaction began, by the clock of the database
 * @param data what it says
 */
public record ReceivedEvent(
        UUID id,
        UUID delivery,
        int attempt,
        TenantId tenant,
        UserId by,
        String requestId,
        Option<String> traceparent,
        Subject subject,
        EventKind kind,
        Instant occurredAt,
        Instant recordedAt,
        EventData data) {

    /**
     * The aggregate that something happened to.
     *
     * @param type the kind of aggregate, such as {@code case}
     * @param id which one
     * @param version the version that it had after the change
     * @param sequence the place of the event among those of one version, from 0
     */
    public record Subject(String type, UUID id, long version, int sequence) {}

    /** Without what it says. */
    @Override
    public String toString() {
        return kind + " " + id + " of " + subject;
    }
}
