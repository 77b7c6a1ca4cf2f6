package dev.sextant.investigation.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * A case as this context knows it: an id and nothing more. The case itself belongs to another context.
 *
 * @param value a UUID version 7
 */
public record CaseRef(UUID value) implements Identifier {

    private static final String PREFIX = "case";

    /** Reads {@code case_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, CaseRef> parse(String text) {
        return TypeId.parse(PREFIX, text).map(CaseRef::new);
    }

    /** The text form, {@code case_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
