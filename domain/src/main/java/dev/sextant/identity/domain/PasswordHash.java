package dev.sextant.identity.domain;

/**
 * What is kept of a password.
 *
 * @param value in the form of the password hashing competition, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that each carries its own parameters
 */
public record PasswordHash(String value) {

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
