package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of an organisation, the tenant that owns every row.
 *
 * @param value a UUID version 7
 */
public record TenantId(UUID value) implements Identifier {

    private static final String PREFIX = "org";

    /** Reads {@code org_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, TenantId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(TenantId::new);
    }

    /** The text form, {@code org_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
