package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a person or machine account that acts.
 *
 * @param value a UUID version 7
 */
@PersonalData
public record UserId(UUID value) implements Identifier {

    private static final String PREFIX = "user";

    /** Reads {@code user_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, UserId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(UserId::new);
    }

    /** The text form, {@code user_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
