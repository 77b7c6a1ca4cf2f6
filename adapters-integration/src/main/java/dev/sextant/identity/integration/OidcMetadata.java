package dev.sextant.identity.integration;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.vavr.control.Either;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorizationEndpoint where browsers are sent
 * @param tokenEndpoint where codes are redeemed
 * @param keysAddress where its public keys are
 * @param takesSecretInHeader whether the client's secret may be sent as HTTP Basic
 */
record OidcMetadata(
        String authorizationEndpoint, String tokenEndpoint, String keysAddress, boolean takesSecretInHeader) {

    /** Where a provider keeps its document. */
    static String addressOf(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration";
    }

    /**
     * Reads a document.
     *
     * @param issuer whose it must be, so that one provider cannot speak for another
     * @return what it says, or why it is of no use
     */
    static Either<String, OidcMetadata> parse(String json, String issuer) {
        try {
            Map<String, Object> said = JSONObjectUtils.parse(json);
            if (!issuer.equals(said.get("issuer"))) {
                return Either.left("the discovery document is that of another issuer");
            }
            return said.get("authorization_endpoint") instanceof String authorization
                            && said.get("token_endpoint") instanceof String token
                            && said.get("jwks_uri") instanceof String keys
                    ? Either.right(new OidcMetadata(authorization, token, keys, takesSecretInHeader(said)))
                    : Either.left("the discovery document names no authorization_endpoint, token_endpoint or jwks_uri");
        } catch (ParseException malformed) {
            return Either.left("the discovery document is no JSON object");
        }
    }

    /** The header is what a provider takes when it says nothing. */
    private static boolean takesSecretInHeader(Map<String, Object> said) {
        return !(said.get("token_endpoint_auth_methods_supported") instanceof List<?> methods)
                || methods.contains("client_secret_basic")
                || !methods.contains("client_secret_post");
    }
}
