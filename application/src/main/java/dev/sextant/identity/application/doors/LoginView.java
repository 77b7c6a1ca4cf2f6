package dev.sextant.identity.application.doors;

import java.time.Instant;

/**
 * What a client gets that logged in or refreshed.
 *
 * @param accessToken what it shows with every request, good for 15 minutes
 * @param tokenType always {@code Bearer}
 * @param expiresIn how long the access token is good, in seconds
 * @param refreshToken what it shows once, to get the next pair of tokens
 * @param sessionId {@code session_…}
 * @param sessionEndsAt until when the session lives at most
 * @param userId {@code user_…}
 * @param organizationId the {@code org_…} that the tokens are for
 */
public record LoginView(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        String sessionId,
        Instant sessionEndsAt,
        String userId,
        String organizationId) {

    /** Says nothing of the tokens, so that no log can. */
    @Override
    public String toString() {
        return "LoginView[" + sessionId + "]";
    }
}
