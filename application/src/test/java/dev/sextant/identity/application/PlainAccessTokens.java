package dev.sextant.identity.application;

import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Access tokens that anybody could forge, for tests; their times count. */
public final class PlainAccessTokens implements AccessTokens {

    private static final String START = "plain";
    private static final int PARTS = 7;

    private final Clock clock;

    /** Tokens by this clock. */
    public PlainAccessTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String issue(Claims claims) {
        return String.join(
                ".",
                List.of(
                        START,
                        claims.user().toString(),
                        claims.organization().toString(),
                        claims.session().toString(),
                        claims.id().toString(),
                        Long.toString(claims.issuedAt().getEpochSecond()),
                        Long.toString(claims.expiresAt().getEpochSecond())));
    }

    @Override
    public Option<Claims> verify(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != PARTS || !parts.getFirst().equals(START)) {
            return Option.none();
        }
        var claims = new Claims(
                UserId.parse(parts.get(1)).get(),
                TenantId.parse(parts.get(2)).get(),
                SessionId.parse(parts.get(3)).get(),
                UUID.fromString(parts.get(4)),
                Instant.ofEpochSecond(Long.parseLong(parts.get(5))),
                Instant.ofEpochSecond(Long.parseLong(parts.get(6))));
        boolean good = clock.instant().isBefore(claims.expiresAt().plus(SigningKey.LEEWAY));
        return good ? Option.some(claims) : Option.none();
    }
}
