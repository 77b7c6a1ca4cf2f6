package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a schedule.
 *
 * @param value a UUID version 7
 */
public record ScheduleId(UUID value) implements Identifier {

    private static final String PREFIX = "schedule";

    /** Reads {@code schedule_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, ScheduleId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ScheduleId::new);
    }

    /** The text form, {@code schedule_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
