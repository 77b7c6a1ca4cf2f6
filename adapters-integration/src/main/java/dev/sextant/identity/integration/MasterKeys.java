package dev.sextant.identity.integration;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal other keys: the current one, and those before it that are still needed to open what was sealed with them. They come from the configuration and never from the database, so that a
 * copy of the database alone opens nothing. A key's id is derived from it, so nobody has to name keys, and tells nothing about it.
 */
public final class MasterKeys {

    /** The length of a key, in bytes. */
    public static final int BYTES = 32;

    private static final int ID_BYTES = 6;
    private static final int LEAST_DIFFERENT_BYTES = 8;
    private static final String ID_PURPOSE = "sextant: id of a master key";

    /** By id, the current one first. */
    private final Map<String, SecretKey> keys;

    private MasterKeys(Map<String, SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * Keys from texts.
     *
     * @param current the key that seals from now on: {@value #BYTES} random bytes in Base64, with or without padding, in the usual or the URL alphabet
     * @param earlier keys of the same form that only open
     * @return the keys, or what is wrong with one of them, without its text
     */
    public static Either<String, MasterKeys> of(String current, List<String> earlier) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String text : IntStream.rangeClosed(0, earlier.size())
                .mapToObj(i -> i == 0 ? current : earlier.get(i - 1))
                .toList()) {
            Either<String, SecretKey> key = parse(text.strip());
            if (key.isLeft()) {
                return Either.left("master key " + (keys.size() + 1) + ": " + key.getLeft());
            }
            keys.putIfAbsent(idOf(key.get()), key.get());
        }
        return Either.right(new MasterKeys(keys));
    }

    private static Either<String, SecretKey> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException malformed) {
            return Either.left("it is no Base64");
        }
        if (bytes.length != BYTES) {
            return Either.left("it has " + bytes.length + " bytes instead of " + BYTES);
        }
        Set<Byte> different = new TreeSet<>();
        for (byte each : bytes) {
            different.add(each);
        }
        return different.size() < LEAST_DIFFERENT_BYTES
                ? Either.left("it is not random")
                : Either.right(new SecretKeySpec(bytes, "AES"));
    }

    private static String idOf(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] derived = mac.doFinal(ID_PURPOSE.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(derived, 0, ID_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** The id of the key that seals. */
    public String currentId() {
        return keys.keySet().iterator().next();
    }

    /** The ids of all keys, the current one first. */
    public Collection<String> ids() {
        return List.copyOf(keys.keySet());
    }

    SecretKey current() {
        return keys.values().iterator().next();
    }

    Option<SecretKey> find(String id) {
        return Option.of(keys.get(id));
    }
}
