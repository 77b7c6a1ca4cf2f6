package dev.sextant.cases.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a case.
 *
 * @param value a UUID version 7
 */
public record CaseId(UUID value) implements Identifier {

    private static final String PREFIX = "case";

    /** Reads {@code case_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, CaseId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(CaseId::new);
    }

    /** The text form, {@code case_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
