package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a hypothesis.
 *
 * @param value a UUID version 7
 */
public record HypothesisId(UUID value) implements Identifier {

    private static final String PREFIX = "hyp";

    /** Reads {@code hyp_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, HypothesisId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(HypothesisId::new);
    }

    /** The text form, {@code hyp_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
