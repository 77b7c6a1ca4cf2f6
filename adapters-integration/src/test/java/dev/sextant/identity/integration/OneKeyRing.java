package dev.sextant.identity.integration;

import dev.sextant.identity.application.KeyPairs;
import dev.sextant.identity.application.KeyRing;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Keys for a test: the newest signs, all verify. They are shorter than real ones: it saves time, and the last character of a signature then carries bits that mean nothing. */
final class OneKeyRing implements KeyRing {

    private final RsaKeyPairs pairs = new RsaKeyPairs(2048);
    private final List<SigningPair> keys = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    OneKeyRing() {
        rotate();
    }

    /** Makes another key that signs from now on. */
    void rotate() {
        KeyPairs.KeyPair pair = pairs.generate();
        keys.addFirst(new SigningPair("key-" + (keys.size() + 1), pair.publicKey(), pair.privateKey()));
    }

    /** Takes no tokens of the oldest key any more. */
    void dropOldest() {
        keys.removeLast();
    }

    /** Every name that was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public SigningPair signing() {
        return keys.getFirst();
    }

    @Override
    public Option<VerifyingKey> verifying(String kid) {
        asked.add(kid);
        return Option.ofOptional(
                published().stream().filter(key -> key.kid().equals(kid)).findFirst());
    }

    @Override
    public List<VerifyingKey> published() {
        return keys.stream()
                .map(key -> new VerifyingKey(key.kid(), key.publicKey()))
                .toList();
    }
}
