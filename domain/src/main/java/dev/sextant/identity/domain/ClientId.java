package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import java.util.regex.Pattern;
import org.jmolecules.ddd.types.Identifier;

/**
 * The name that a client gives to its installation, so that a later login of the same user from the same client goes on with the earlier session instead of opening another one.
 *
 * @param value 1 to 100 characters: ASCII letters, digits and {@code . _ : -}
 */
public record ClientId(String value) implements Identifier {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /**
     * A client's name, or why the text is none.
     *
     * @param field where the text stands, as a JSON pointer
     */
    public static Validation<FieldError, ClientId> of(String field, String raw) {
        return FORM.matcher(raw).matches()
                ? Validation.valid(new ClientId(raw))
                : Validation.invalid(new FieldError(
                        field, "invalid_client_id", "must have 1 to 100 characters: letters, digits and . _ : -"));
    }

    @Override
    public String toString() {
        return value;
    }
}
