package dev.sextant.bootstrap.isolation;

import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.integration.AesSealing;
import dev.sextant.identity.integration.MasterKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Signs access tokens with the server's own key, which only somebody with its database and its master key can: tokens that are right in everything but what a test wants wrong. */
final class ExpiredToken {

    private ExpiredToken() {}

    /** A token that says the same as another one, but of other times. */
    static String of(String token, Instant from, Instant until, Rows database, String masterKey)
            throws SQLException, GeneralSecurityException {
        String[] parts = token.split("\\.");
        String kid = Web.parsed(decoded(parts[0])).path("kid").asString();
        var claims = (ObjectNode) Web.parsed(decoded(parts[1]));
        claims.put("iat", from.getEpochSecond());
        claims.put("exp", until.getEpochSecond());
        String signed = parts[0] + "." + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key(kid, database, masterKey)))));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    private static String key(String kid, Rows database, String masterKey) throws SQLException {
        String where = " FROM identity.signing_key WHERE kid = '" + kid + "'";
        var sealed = new Sealed(database.text("SELECT key_id" + where), database.text("SELECT private_key" + where));
        return new AesSealing(MasterKeys.of(masterKey, List.of()).get())
                .open("signing key " + Platform.TENANT + " " + kid, sealed)
                .value();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
