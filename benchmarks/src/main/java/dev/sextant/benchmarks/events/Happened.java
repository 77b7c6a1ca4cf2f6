package dev.sextant.benchmarks.events;

import dev.sextant.cases.domain.CaseId;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Something happened. Its content is about {@link Workload#PAYLOAD} bytes of JSON.
 *
 * @param about the aggregate
 * @param text fills the content
 */
@PublishedEvent(type = "benchmark.happened", description = "Something happened in a measurement.")
record Happened(CaseId about, String text, Instant occurredAt) implements Event {

    /** The text that brings the whole content, with its other fields, to the size that was asked for. */
    private static final String TEXT = "x".repeat(Workload.PAYLOAD - 100);

    /** To an aggregate, just now. */
    static Happened to(UUID aggregate) {
        return new Happened(new CaseId(aggregate), TEXT, Instant.now());
    }

    @Override
    public UUID aggregateId() {
        return about.value();
    }
}
