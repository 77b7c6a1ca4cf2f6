package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a solution.
 *
 * @param value a UUID version 7
 */
public record SolutionId(UUID value) implements Identifier {

    private static final String PREFIX = "sol";

    /** Reads {@code sol_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, SolutionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(SolutionId::new);
    }

    /** The text form, {@code sol_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
