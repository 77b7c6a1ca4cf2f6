package dev.sextant.cases.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a proposed transition.
 *
 * @param value a UUID version 7
 */
public record ProposalId(UUID value) implements Identifier {

    private static final String PREFIX = "prop";

    /** Reads {@code prop_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, ProposalId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ProposalId::new);
    }

    /** The text form, {@code prop_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
