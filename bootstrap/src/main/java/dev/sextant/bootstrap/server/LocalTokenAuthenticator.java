package dev.sextant.bootstrap.server;

import dev.sextant.shared.application.Authenticator;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Knows one token, that of the local workspace. It is compared by its hash, in a time that tells nothing about how much of a guess is right. */
final class LocalTokenAuthenticator implements Authenticator {

    private final byte[] hash;
    private final Identity identity;

    LocalTokenAuthenticator(String token, Identity identity) {
        this.hash = hashOf(token);
        this.identity = identity;
    }

    @Override
    public Option<Identity> identify(String token) {
        return MessageDigest.isEqual(hash, hashOf(token)) ? Option.some(identity) : Option.none();
    }

    private static byte[] hashOf(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
