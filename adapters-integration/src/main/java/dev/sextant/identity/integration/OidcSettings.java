package dev.sextant.identity.integration;

import io.vavr.control.Option;
import java.util.List;

/**
 * What must be known of an OpenID provider; everything else is discovered.
 *
 * @param issuer the provider, exactly as its tokens and its discovery document name it, such as {@code https://login.example.org/realms/staff}
 * @param clientId by which the provider knows this program
 * @param clientSecret shared with the provider; none for a public client; never logged
 * @param redirectAddress where the provider sends browsers back to
 * @param scopes what is asked for; {@code openid} is always among them
 * @param groupsClaim the claim of the ID token that names a user's groups, such as {@code groups}; for one inside another their names are joined by dots, as in {@code realm_access.roles}
 */
public record OidcSettings(
        String issuer,
        String clientId,
        Option<String> clientSecret,
        String redirectAddress,
        List<String> scopes,
        String groupsClaim) {

    /** Copies the scopes. */
    public OidcSettings {
        scopes = List.copyOf(scopes);
    }

    /** The scopes as one text. */
    String scope() {
        return scopes.contains("openid") ? String.join(" ", scopes) : "openid " + String.join(" ", scopes);
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + ", hidden]";
    }
}
