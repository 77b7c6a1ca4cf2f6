package dev.sextant.shared.web;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The text form of a cursor: version, signature and keys. The signature covers the tenant and the list with its filters and order, so that a cursor is worth nothing anywhere
 * else.
 */
final class Cursors {

    private static final String VERSION = "1";
    private static final int SIGNATURE_LENGTH = 16;

    private final Signatures signatures;

    Cursors(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Writes a cursor.
     *
     * @param list the path with its filters and order
     */
    String write(Cursor cursor, TenantId tenant, String list) {
        var keys = new StringBuilder();
        cursor.keys().forEach(key -> keys.append(key.length()).append(':').append(key));
        return VERSION
                + sign(tenant, list, keys.toString())
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(keys.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor; none when this server did not write it for this tenant and list. */
    Option<Cursor> read(String text, TenantId tenant, String list) {
        int start = VERSION.length() + SIGNATURE_LENGTH;
        if (!text.startsWith(VERSION) || text.length() < start) {
            return Option.none();
        }
        try {
            String encoded = text.substring(start);
            String keys = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(keys.getBytes(StandardCharsets.UTF_8))
                    .equals(encoded);
            return canonical && Signatures.same(sign(tenant, list, keys), text.substring(VERSION.length(), start))
                    ? Option.some(new Cursor(split(keys)))
                    : Option.none();
        } catch (IllegalArgumentException noBase64) {
            return Option.none();
        }
    }

    private String sign(TenantId tenant, String list, String keys) {
        return signatures.sign("cursor", VERSION, tenant.toString(), list, keys);
    }

    private static List<String> split(String keys) {
        var all = new ArrayList<String>();
        int at = 0;
        while (at < keys.length()) {
            int colon = keys.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(keys.substring(at, colon));
            all.add(keys.substring(colon + 1, end));
            at = end;
        }
        return all;
    }
}
