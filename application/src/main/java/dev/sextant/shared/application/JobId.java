package dev.sextant.shared.application;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a piece of long work.
 *
 * @param value a UUID version 7
 */
public record JobId(UUID value) implements Identifier {

    private static final String PREFIX = "job";

    /** Reads {@code job_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, JobId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(JobId::new);
    }

    /** The text form, {@code job_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
