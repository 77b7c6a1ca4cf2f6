package dev.sextant.identity.integration;

import dev.sextant.identity.application.Sealing;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * Seals small secrets by envelope encryption with AES-256-GCM: each secret has a key of its own, which a {@linkplain MasterKeys master key} encrypts. The place of a secret and the id of the master key are
 * authenticated with it. To change the master key, name the new one as current and the old one among the earlier ones, seal again whatever {@linkplain #isOld is old}, and drop the old one. Safe for many threads.
 */
public final class AesSealing implements Sealing {

    private static final String VERSION = "sextant sealed 1";

    private final Supplier<MasterKeys> source;
    private final EnvelopeCipher cipher = new EnvelopeCipher();

    /** Sealing with these keys. */
    public AesSealing(MasterKeys keys) {
        this(() -> keys);
    }

    /** Sealing with keys that may be rotated while it is used. */
    public AesSealing(Supplier<MasterKeys> source) {
        this.source = source;
    }

    @Override
    public Sealed seal(String place, SecretText secret) {
        MasterKeys keys = source.get();
        String keyId = keys.currentId();
        byte[] sealed = cipher.seal(
                keys.current(), context(keyId, place), secret.value().getBytes(StandardCharsets.UTF_8));
        return new Sealed(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    @Override
    public SecretText open(String place, Sealed sealed) {
        MasterKeys keys = source.get();
        SecretKey master = keys.find(sealed.keyId())
                .getOrElseThrow(() -> new IllegalStateException("master key " + sealed.keyId()
                        + " is needed to open a secret and not configured; there are " + keys.ids()));
        byte[] content;
        try {
            content = Base64.getUrlDecoder().decode(sealed.content());
        } catch (IllegalArgumentException malformed) {
            throw broken(sealed);
        }
        return cipher.open(master, context(sealed.keyId(), place), content)
                .map(opened -> new SecretText(new String(opened, StandardCharsets.UTF_8)))
                .getOrElseThrow(() -> broken(sealed));
    }

    private static IllegalStateException broken(Sealed sealed) {
        return new IllegalStateException("a secret under master key " + sealed.keyId()
                + " cannot be opened: it was changed, or moved here from another place");
    }

    @Override
    public boolean isOld(Sealed sealed) {
        return !sealed.keyId().equals(source.get().currentId());
    }

    /** What is authenticated with a secret. A key's id has no line end, so no two contexts give the same text. */
    private static byte[] context(String keyId, String place) {
        return (VERSION + "\n" + keyId + "\n" + place).getBytes(StandardCharsets.UTF_8);
    }
}
