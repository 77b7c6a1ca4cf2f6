package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a person or machine account that acts.
 *
 * @param value a UUID version 7; all zeros for {@link #NOBODY}
 */
@PersonalData
public record UserId(UUID value) implements Identifier {

    /** The program itself, where nobody in particular acts: it looks after what is kept, and hands on what happened. */
    public static final UserId NOBODY = new UserId(new UUID(0, 0));

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
