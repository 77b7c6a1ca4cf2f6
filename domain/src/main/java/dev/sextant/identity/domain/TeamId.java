package dev.sextant.identity.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a team.
 *
 * @param value a UUID version 7
 */
public record TeamId(UUID value) implements Identifier {

    private static final String PREFIX = "team";

    /** Reads {@code team_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, TeamId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(TeamId::new);
    }

    /** The text form, {@code team_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
