package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a webhook.
 *
 * @param value a UUID version 7
 */
public record WebhookId(UUID value) implements Identifier {

    private static final String PREFIX = "whk";

    /** Reads {@code whk_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, WebhookId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(WebhookId::new);
    }

    /** The text form, {@code whk_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
