package dev.sextant.identity.application;

import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Seals nothing, for tests, but holds to the place. */
public final class PlainSealing implements Sealing {

    private static final String KEYS = "plain";
    private static final String SEPARATOR = "\n";

    private final String key;

    /** Sealing with the first key. */
    public PlainSealing() {
        this(KEYS);
    }

    private PlainSealing(String key) {
        this.key = key;
    }

    /** Sealing with another key, which opens what the keys before it sealed as well. */
    public static PlainSealing afterRotation() {
        return new PlainSealing(KEYS + " 2");
    }

    @Override
    public Sealed seal(String place, SecretText secret) {
        byte[] text = (place + SEPARATOR + secret.value()).getBytes(StandardCharsets.UTF_8);
        return new Sealed(key, Base64.getUrlEncoder().withoutPadding().encodeToString(text));
    }

    @Override
    public SecretText open(String place, Sealed kept) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(kept.content()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException changed) {
            throw new IllegalStateException("what was sealed with " + kept.keyId() + " was changed", changed);
        }
        if (!kept.keyId().startsWith(KEYS) || !text.startsWith(place + SEPARATOR)) {
            throw new IllegalStateException("what was sealed with " + kept.keyId() + " was moved");
        }
        return new SecretText(text.substring(place.length() + SEPARATOR.length()));
    }

    @Override
    public boolean isOld(Sealed kept) {
        return !kept.keyId().equals(key);
    }
}
