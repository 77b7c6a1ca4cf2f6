package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a dead letter. It stays while the same aggregate waits for the same subscriber, whichever of its events it waits at.
 *
 * @param value a UUID version 7
 */
public record DeadLetterId(UUID value) implements Identifier {

    private static final String PREFIX = "letter";

    /** Reads {@code letter_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, DeadLetterId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DeadLetterId::new);
    }

    /** The text form, {@code letter_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
