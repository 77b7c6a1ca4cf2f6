package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * An OpenID Connect provider, used with the authorization code flow and PKCE (S256). Endpoints and keys are found by discovery; the client's id, secret and redirect address are configured. Called outside of
 * transactions. Safe for many threads.
 */
@SecondaryPort
public interface OpenIdProvider {

    /**
     * What ties an answer of the provider to the browser that was sent there. All three are random.
     *
     * @param state comes back with the code
     * @param nonce comes back inside the ID token
     * @param codeVerifier proves at the end that the code is redeemed by who began, 43 characters of base64url
     */
    record Ties(String state, String nonce, String codeVerifier) {}

    /**
     * Whom the provider vouches for; everything was verified: signature, issuer, audience, nonce and times.
     *
     * @param issuer the provider, by the {@code iss} of its tokens
     * @param subject who it is there, for ever the same
     * @param email the address, as the provider writes it
     * @param emailVerified whether the provider says that the address is the user's
     * @param name what the user is called
     * @param groups the groups of the user, from the claim that is configured
     */
    record Voucher(
            String issuer,
            String subject,
            Option<String> email,
            boolean emailVerified,
            Option<String> name,
            Set<String> groups) {

        /** Copies the groups. */
        public Voucher {
            groups = Set.copyOf(groups);
        }
    }

    /**
     * Where to send a browser.
     *
     * @throws dev.sextant.shared.application.Unavailable when the provider cannot be discovered now
     */
    String authorizationAddress(Ties ties);

    /**
     * Redeems a code.
     *
     * @param code what the provider gave the browser; any text
     * @param ties those that the browser was sent there with
     * @return {@link dev.sextant.identity.domain.Refusal#OPEN_ID_LOGIN_FAILED} for whatever the provider refused, or for an answer that could not be verified
     * @throws dev.sextant.shared.application.Unavailable when the provider cannot be reached now
     */
    Either<IdentityError, Voucher> redeem(String code, Ties ties);
}
