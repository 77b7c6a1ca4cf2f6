package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWebKeySetTest {

    private final OneKeyRing keys = new OneKeyRing();

    @Test
    void another_program_verifies_a_token_by_the_published_keys_alone() throws Exception {
        JwtAccessTokens tokens = JwtAccessTokensTest.at(keys, JwtAccessTokensTest.NOON);
        SignedJWT old = SignedJWT.parse(tokens.issue(JwtAccessTokensTest.CLAIMS));
        keys.rotate();
        SignedJWT young = SignedJWT.parse(tokens.issue(JwtAccessTokensTest.CLAIMS));

        JWKSet published = JWKSet.parse(new JsonWebKeySet(keys).json());

        for (SignedJWT token : List.of(old, young)) {
            JWK key = published.getKeyByKeyId(token.getHeader().getKeyID());
            assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        }
    }

    @Test
    void all_keys_that_verify_are_published_newest_first_and_no_private_part() {
        keys.rotate();

        String json = new JsonWebKeySet(keys).json();

        assertThat(json)
                .matches("\\{\"keys\":\\[\\{[^}]*\"kid\":\"key-2\"[^}]*},\\{[^}]*\"kid\":\"key-1\"[^}]*}]}")
                .contains("\"alg\":\"RS256\"", "\"use\":\"sig\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    }
}
