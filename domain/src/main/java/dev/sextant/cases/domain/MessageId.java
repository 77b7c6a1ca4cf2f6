package dev.sextant.cases.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a message of a case.
 *
 * @param value a UUID version 7
 */
public record MessageId(UUID value) implements Identifier {

    private static final String PREFIX = "msg";

    /** Reads {@code msg_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, MessageId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(MessageId::new);
    }

    /** The text form, {@code msg_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
