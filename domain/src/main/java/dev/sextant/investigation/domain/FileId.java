package dev.sextant.investigation.domain;

import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Either;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The id of an uploaded file.
 *
 * @param value a UUID version 7
 */
public record FileId(UUID value) implements Identifier {

    private static final String PREFIX = "file";

    /** Reads {@code file_…}; see {@link TypeId#parse}. */
    public static Either<MalformedId, FileId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(FileId::new);
    }

    /** The text form, {@code file_…}. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
