package dev.sextant.identity.integration;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.sextant.identity.application.KeyRing;
import dev.sextant.identity.application.PublishedKeys;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Publishes the keys of access tokens as a JSON Web Key Set (RFC 7517). Safe for many threads. */
public final class JsonWebKeySet implements PublishedKeys {

    private final KeyRing keys;
    private final RsaKeys opened = new RsaKeys();

    /** The set of these keys. */
    public JsonWebKeySet(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String json() {
        List<JWK> published = keys.published().stream().map(this::jwk).toList();
        return new JWKSet(published).toString();
    }

    private JWK jwk(KeyRing.VerifyingKey key) {
        return new RSAKey.Builder((RSAPublicKey) opened.publicKey(key.publicKey()))
                .keyID(key.kid())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
