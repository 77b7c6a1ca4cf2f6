package dev.sextant.identity.domain;

/**
 * A secret in the clear that must be read again, unlike a password: the key of a second factor, a private key.
 *
 * @param value the secret; never logged
 */
public record SecretText(String value) {

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "SecretText[hidden]";
    }
}
