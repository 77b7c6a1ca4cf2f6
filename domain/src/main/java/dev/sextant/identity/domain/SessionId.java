package dev.sextant.identity.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a session.
 *
 * @param value a UUID version 7
 */
@PersonalData
public record SessionId(UUID value) implements Identifier {

    private static final String PREFIX = "session";

    /** Reads {@code session_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, SessionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(SessionId::new);
    }

    /** The text form, {@code session_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
