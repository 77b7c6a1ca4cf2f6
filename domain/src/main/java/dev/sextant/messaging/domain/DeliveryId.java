package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a delivery to a webhook.
 *
 * @param value a UUID version 7
 */
public record DeliveryId(UUID value) implements Identifier {

    private static final String PREFIX = "dlv";

    /** Reads {@code dlv_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, DeliveryId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DeliveryId::new);
    }

    /** The text form, {@code dlv_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
