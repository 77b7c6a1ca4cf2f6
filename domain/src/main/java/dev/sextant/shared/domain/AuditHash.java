package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A link in the chain of a tenant's audit entries: the SHA-256 of the link before it and of everything that its entry says (Schneier and Kelsey, "Secure Audit Logs to Support Computer
 * Forensics", 1999, section 3, without the forward-secret keys). Whoever changes, removes or inserts an entry has to make every later link anew, and a signed one in between tells.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record AuditHash(String hex) {

    private static final int DIGITS = 64;

    /** The link before the first one. */
    public static final AuditHash START = new AuditHash("0".repeat(DIGITS));

    /** Refuses what is no SHA-256. */
    public AuditHash {
        if (hex.length() != DIGITS || !hex.chars().allMatch(AuditHash::isDigit)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
        }
    }

    /**
     * The link of the entry that follows this one.
     *
     * @param position the place of the entry in its tenant's chain, from 1
     */
    public AuditHash then(long position, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(hex));
        digest.update(number(position));
        add(digest, entry.id().toString());
        add(digest, entry.tenant().value().toString());
        digest.update(number(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, entry.at())));
        add(digest, entry.actor().value().toString());
        add(digest, entry.origin().requestId());
        add(digest, entry.origin().traceparent());
        add(digest, entry.origin().address());
        add(digest, entry.origin().credential());
        add(digest, entry.action());
        add(digest, entry.object().map(object -> object.type() + ":" + object.id()));
        add(digest, entry.outcome().name());
        add(digest, entry.reason());
        add(digest, entry.before());
        add(digest, entry.after());
        return new AuditHash(HexFormat.of().formatHex(digest.digest()));
    }

    /** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
    public static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Lengths stand before texts, so that no two entries are written alike; an absent text has the length -1. */
    private static void add(MessageDigest digest, Option<String> text) {
        if (text.isEmpty()) {
            digest.update(number(-1));
        } else {
            add(digest, text.get());
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(number(bytes.length));
        digest.update(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
