package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.AuditHash;
import dev.sextant.shared.domain.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs links with HMAC-SHA256 under a key that the database does not hold. Safe for many threads. */
public final class AuditSignature {

    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps these signatures apart from whatever else the key signs. */
    private static final String PURPOSE = "sextant audit checkpoint 1";

    private final SecretKey key;

    /**
     * Signatures under a key.
     *
     * @param key at least 16 bytes, the same on every node
     */
    public AuditSignature(SecretKey key) {
        this.key = key;
    }

    /** The signature of a link, as hexadecimal digits. */
    String sign(TenantId tenant, long position, AuditHash hash) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = String.join("\n", PURPOSE, tenant.toString(), Long.toString(position), hash.hex());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the key for audit checkpoints cannot be used", unusable);
        }
    }

    /** Whether a signature is of this link. */
    boolean isRight(TenantId tenant, long position, AuditHash hash, String signature) {
        return MessageDigest.isEqual(
                sign(tenant, position, hash).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
