package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AccessTokens.Claims;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAccessTokensTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final String ISSUER = "https://sextant.example";
    static final String AUDIENCE = "sextant";
    static final Claims CLAIMS = new Claims(
            new UserId(UUID.fromString("0192d4e0-1111-7abc-8def-000000000001")),
            new TenantId(UUID.fromString("0192d4e0-2222-7abc-8def-000000000002")),
            new SessionId(UUID.fromString("0192d4e0-3333-7abc-8def-000000000003")),
            UUID.fromString("0192d4e0-4444-7abc-8def-000000000004"),
            NOON,
            NOON.plus(Duration.ofMinutes(15)));

    /** Making a key takes a second, so all tests share it; nobody changes it. */
    private static final OneKeyRing KEYS = new OneKeyRing();

    static JwtAccessTokens at(OneKeyRing keys, Instant time) {
        return new JwtAccessTokens(keys, ISSUER, AUDIENCE, Clock.fixed(time, ZoneOffset.UTC));
    }

    private final JwtAccessTokens tokens = at(KEYS, NOON);

    @Test
    void a_token_says_what_it_was_told() {
        assertThat(tokens.verify(tokens.issue(CLAIMS))).isEqualTo(Option.some(CLAIMS));
    }

    @Test
    void a_token_is_short_and_says_what_the_documentation_says() {
        String token = tokens.issue(CLAIMS);
        String[] parts = token.split("\\.");

        assertThat(token).hasSizeLessThan(2000);
        assertThat(text(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"at+jwt\"}");
        assertThat(text(parts[1]))
                .isEqualTo("{\"iss\":\"https://sextant.example\",\"aud\":\"sextant\",\"sub\":\"" + CLAIMS.user()
                        + "\",\"org\":\"" + CLAIMS.organization() + "\",\"sid\":\"" + CLAIMS.session()
                        + "\",\"jti\":\"0192d4e0-4444-7abc-8def-000000000004\",\"iat\":1795176000,\"exp\":1795176900}");
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, -59, 0, 899, 900, 959})
    void a_token_is_good_for_a_quarter_of_an_hour_with_a_minute_of_leeway(long second) {
        String token = tokens.issue(CLAIMS);

        assertThat(at(KEYS, NOON.plusSeconds(second)).verify(token)).isEqualTo(Option.some(CLAIMS));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -62, -61, 960, 961, 86_400})
    void a_token_is_not_good_before_and_after(long second) {
        String token = tokens.issue(CLAIMS);

        assertThat(at(KEYS, NOON.plusSeconds(second)).verify(token)).isEqualTo(Option.none());
    }

    static Stream<ForgedToken> forgedTokens() {
        return ForgedToken.all(KEYS);
    }

    @ParameterizedTest
    @MethodSource("forgedTokens")
    void a_forged_token_is_refused(ForgedToken forged) {
        assertThat(tokens.verify(forged.token())).isEqualTo(Option.none());
    }

    @Test
    void there_are_all_kinds_of_forged_tokens() {
        assertThat(forgedTokens().count()).isGreaterThanOrEqualTo(70);
        assertThat(forgedTokens().map(ForgedToken::token).distinct().count())
                .isEqualTo(forgedTokens().count());
    }

    @Test
    void a_token_that_the_forger_signs_with_the_right_key_is_taken_so_that_the_forgeries_fail_for_what_they_say() {
        assertThat(tokens.verify(ForgedToken.genuine(KEYS))).isEqualTo(Option.some(CLAIMS));
    }

    @Test
    void a_claim_that_nobody_knows_is_no_obstacle() {
        assertThat(tokens.verify(ForgedToken.signed(KEYS, "\"extra\":{\"a\":[1,2]}")))
                .isEqualTo(Option.some(CLAIMS));
    }

    @Test
    void only_names_that_keys_can_have_are_asked_for() {
        var ring = new OneKeyRing();
        JwtAccessTokens own = at(ring, NOON);
        ForgedToken.all(KEYS).forEach(forged -> own.verify(forged.token()));

        assertThat(ring.asked()).allMatch(kid -> kid.matches("[A-Za-z0-9-]{1,64}"));
    }

    @Test
    void after_a_change_of_keys_old_tokens_are_good_until_their_key_goes() {
        var ring = new OneKeyRing();
        JwtAccessTokens own = at(ring, NOON);
        String old = own.issue(CLAIMS);

        ring.rotate();
        String young = own.issue(CLAIMS);

        assertThat(young).isNotEqualTo(old);
        assertThat(own.verify(old)).isEqualTo(Option.some(CLAIMS));
        assertThat(own.verify(young)).isEqualTo(Option.some(CLAIMS));

        ring.dropOldest();

        assertThat(own.verify(old)).isEqualTo(Option.none());
        assertThat(own.verify(young)).isEqualTo(Option.some(CLAIMS));
    }

    @Test
    void another_server_takes_no_token_of_this_one() {
        String token = tokens.issue(CLAIMS);
        Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);

        assertThat(new JwtAccessTokens(KEYS, "https://other.example", AUDIENCE, noon).verify(token))
                .isEqualTo(Option.none());
        assertThat(new JwtAccessTokens(KEYS, ISSUER, "other", noon).verify(token))
                .isEqualTo(Option.none());
        assertThat(at(new OneKeyRing(), NOON).verify(token)).isEqualTo(Option.none());
    }
}
