package dev.sextant.identity.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of an invitation.
 *
 * @param value a UUID version 7
 */
@PersonalData
public record InvitationId(UUID value) implements Identifier {

    private static final String PREFIX = "invite";

    /** Reads {@code invite_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, InvitationId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(InvitationId::new);
    }

    /** The text form, {@code invite_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
