package dev.sextant.identity.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of a role.
 *
 * @param value a UUID version 7
 */
public record RoleId(UUID value) implements Identifier {

    /** The order in which lists of roles are kept and shown. */
    public static final Comparator<RoleId> ORDER = Comparator.comparing(RoleId::toString);

    private static final String PREFIX = "role";

    /** Reads {@code role_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, RoleId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(RoleId::new);
    }

    /** The text form, {@code role_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
