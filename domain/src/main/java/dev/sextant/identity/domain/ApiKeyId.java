package dev.sextant.identity.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of an API key.
 *
 * @param value a UUID version 7
 */
@PersonalData
public record ApiKeyId(UUID value) implements Identifier {

    private static final String PREFIX = "key";

    /** Reads {@code key_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, ApiKeyId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ApiKeyId::new);
    }

    /** The text form, {@code key_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
