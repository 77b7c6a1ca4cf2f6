package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Passwords;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Password;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Validation;
import java.util.HashSet;
import java.util.List;

/** Reads a password that somebody wants to have from now on. */
final class NewPassword {

    private final Passwords passwords;

    NewPassword(Passwords passwords) {
        this.passwords = passwords;
    }

    /**
     * The password, or why the text is none.
     *
     * @param field where the text stands, as a JSON pointer
     */
    Validation<FieldError, Password> read(String field, String text, EmailAddress email, DisplayName name) {
        String address = email.normalised();
        var own = new HashSet<>(
                List.of(address, address.substring(0, address.indexOf('@')), email.value(), name.value()));
        return Password.of(field, text, own)
                .flatMap(password -> passwords.isCommon(password)
                        ? Validation.invalid(Password.tooCommon(field))
                        : Validation.valid(password));
    }
}
