package dev.sextant.shared.application;

import java.io.Serial;

/** Another writer changed the aggregate between reading and saving it. Nothing was saved; the caller may read again and retry. */
public final class StaleAggregate extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String aggregateId;

    /**
     * A lost race.
     *
     * @param aggregateId the aggregate, in its text form
     * @param expectedVersion the version that the writer had read
     */
    public StaleAggregate(String aggregateId, long expectedVersion) {
        super(aggregateId + " is no longer at version " + expectedVersion);
        this.aggregateId = aggregateId;
    }

    /** The aggregate, in its text form. */
    public String aggregateId() {
        return aggregateId;
    }
}
