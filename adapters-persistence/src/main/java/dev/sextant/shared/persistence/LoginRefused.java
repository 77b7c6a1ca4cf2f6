package dev.sextant.shared.persistence;

import java.io.Serial;

/** The database answered, and does not let a login in: a wrong password, no such user or database, a way of logging in that it does not take. Waiting does not help. */
public final class LoginRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LoginRefused(Throwable cause) {
        super("The database refuses a login: " + cause.getMessage(), cause);
    }
}
