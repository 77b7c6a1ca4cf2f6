package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sextant.identity.application.OpenIdProvider.Ties;
import dev.sextant.identity.application.OpenIdProvider.Voucher;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.integration.HostLookup;
import dev.sextant.shared.integration.Loopback;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRules;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcProviderTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Ties TIES = new Ties("state-1", "nonce-1", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    private SmallProvider provider;
    private OutgoingRequests requests;
    private OidcProvider login;
    private final SettableClock clock = new SettableClock(NOON);

    @BeforeEach
    void start_a_provider() throws IOException {
        provider = new SmallProvider(NOON);
        requests = requests(provider.target());
        login = login(Option.some(SmallProvider.SECRET), "groups");
    }

    @AfterEach
    void stop_it() throws IOException {
        requests.close();
        provider.close();
    }

    private static OutgoingRequests requests(String... allowed) {
        try {
            return new OutgoingRequests(
                    new OutgoingRules(Set.of(allowed)),
                    new OutgoingRequests.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000),
                    HostLookup.SYSTEM,
                    SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OidcProvider login(Option<String> secret, String groupsClaim) {
        return new OidcProvider(
                new OidcSettings(
                        provider.issuer(),
                        SmallProvider.CLIENT,
                        secret,
                        SmallProvider.REDIRECT,
                        List.of("email", "profile"),
                        groupsClaim),
                requests,
                clock);
    }

    private Either<IdentityError, Voucher> logIn() {
        return login.redeem(provider.logIn(login.authorizationAddress(TIES)), TIES);
    }

    private static void assertRefused(Either<IdentityError, Voucher> answer) {
        assertThat(answer).isEqualTo(Either.left(Refusal.OPEN_ID_LOGIN_FAILED));
    }

    @Test
    void who_logs_in_at_the_provider_is_vouched_for() {
        assertThat(logIn().get())
                .isEqualTo(new Voucher(
                        provider.issuer(),
                        "subject-1",
                        Option.some("ada@example.org"),
                        true,
                        Option.some("Ada"),
                        Set.of("staff", "analysts")));
    }

    @Test
    void a_browser_is_sent_with_everything_that_ties_the_answer_to_it() {
        URI address = URI.create(login.authorizationAddress(TIES));

        assertThat(address.toString()).startsWith(provider.issuer() + "/authorize?tenant=1&");
        assertThat(SmallProvider.form(address.getRawQuery()))
                .containsAllEntriesOf(Map.of(
                        "response_type", "code",
                        "client_id", SmallProvider.CLIENT,
                        "redirect_uri", SmallProvider.REDIRECT,
                        "scope", "openid email profile",
                        "state", "state-1",
                        "nonce", "nonce-1",
                        // RFC 7636, appendix B.
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method", "S256"));
    }

    @Test
    void a_code_is_redeemed_by_who_began_alone() {
        String code = provider.logIn(login.authorizationAddress(TIES));

        assertRefused(login.redeem(code, new Ties("state-1", "nonce-1", "another-verifier")));
    }

    @Test
    void a_code_is_redeemed_once() {
        String code = provider.logIn(login.authorizationAddress(TIES));

        assertThat(login.redeem(code, TIES).isRight()).isTrue();
        assertRefused(login.redeem(code, TIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "code&client_secret=x", "\r\n"})
    void a_wrong_code_is_refused(String code) {
        assertRefused(login.redeem(code, TIES));
        assertRefused(login.redeem(code + "x".repeat(3000), TIES));
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertRefused(
                login(Option.some("wrong"), "groups").redeem(provider.logIn(login.authorizationAddress(TIES)), TIES));
    }

    @Test
    void a_client_without_a_secret_is_known_by_its_id() {
        assertThat(login(Option.none(), "groups")
                        .redeem(provider.logIn(login.authorizationAddress(TIES)), TIES)
                        .isRight())
                .isTrue();
    }

    @Test
    void a_secret_is_sent_in_the_body_when_the_provider_takes_it_there_only() {
        provider.describingItself(text -> text.replaceFirst(
                "}$", ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\",\"private_key_jwt\"]}"));

        assertThat(logIn().isRight()).isTrue();
    }

    static Stream<Arguments> falseStatements() {
        return Stream.of(
                statement("another issuer", claims -> claims.issuer("https://evil.example")),
                statement("no issuer", claims -> claims.issuer(null)),
                statement("another audience", claims -> claims.audience("other")),
                statement("no audience", claims -> claims.audience((String) null)),
                statement("several audiences", claims -> claims.audience(List.of(SmallProvider.CLIENT, "other"))),
                statement("another party", claims -> claims.claim("azp", "other")),
                statement("another nonce", claims -> claims.claim("nonce", "nonce-2")),
                statement("no nonce", claims -> claims.claim("nonce", null)),
                statement("a nonce of another kind", claims -> claims.claim("nonce", 1)),
                statement("no subject", claims -> claims.subject(null)),
                statement("an empty subject", claims -> claims.subject(" ")),
                statement("a long subject", claims -> claims.subject("s".repeat(256))),
                statement("expired", claims -> claims.expirationTime(Date.from(NOON.minusSeconds(60)))),
                statement("no expiry", claims -> claims.expirationTime(null)),
                statement("from the future", claims -> claims.issueTime(Date.from(NOON.plusSeconds(61)))),
                statement("old", claims -> claims.issueTime(Date.from(NOON.minusSeconds(601)))),
                statement("without a time", claims -> claims.issueTime(null)),
                statement("not yet", claims -> claims.notBeforeTime(Date.from(NOON.plusSeconds(61)))));
    }

    private static Arguments statement(String why, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(why, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("falseStatements")
    void a_false_statement_is_not_believed(String why, Consumer<JWTClaimsSet.Builder> change) {
        provider.saying((claims, asked) -> change.accept(claims));

        assertThat(why).isNotEmpty();
        assertRefused(logIn());
    }

    @Test
    void the_right_party_among_several_audiences_is_believed() {
        provider.saying((claims, asked) ->
                claims.audience(List.of("other", SmallProvider.CLIENT)).claim("azp", SmallProvider.CLIENT));

        assertThat(logIn().isRight()).isTrue();
    }

    @Test
    void a_statement_that_the_provider_did_not_sign_is_not_believed() {
        provider.giving(provider::byAStranger);
        assertRefused(logIn());
        provider.giving(provider::byTheClientsSecret);
        assertRefused(logIn());
        provider.giving(provider::byNobody);
        assertRefused(logIn());
        provider.giving(token -> token.substring(0, token.lastIndexOf('.') + 1));
        assertRefused(logIn());
        provider.giving(token -> "nothing");
        assertRefused(logIn());
    }

    @Test
    void a_statement_signed_by_rsa_is_believed_too() {
        provider.giving(provider::byRsa);

        assertThat(logIn().isRight()).isTrue();
    }

    @Test
    void a_new_key_of_the_provider_is_learned_when_it_is_seen() {
        assertThat(logIn().isRight()).isTrue();
        provider.rotate();
        clock.pass(OidcDirectory.LEAST_PAUSE);

        assertThat(logIn().isRight()).isTrue();
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void however_many_unknown_keys_are_named_the_provider_is_asked_once_in_a_while() {
        assertThat(logIn().isRight()).isTrue();
        clock.pass(OidcDirectory.LEAST_PAUSE);
        for (int i = 0; i < 50; i++) {
            String kid = "unknown-" + i;
            provider.giving(token -> provider.byAKeyNamed(kid, token));
            assertRefused(logIn());
        }

        assertThat(provider.keyRequests()).isEqualTo(2);
        assertThat(provider.discoveries()).isEqualTo(1);
    }

    @Test
    void what_was_discovered_is_asked_again_after_an_hour() {
        assertThat(logIn().isRight()).isTrue();
        provider.saying((claims, asked) -> claims.issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60))));
        clock.pass(OidcDirectory.FRESH);

        assertThat(logIn().isRight()).isTrue();
        assertThat(provider.discoveries()).isEqualTo(2);
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void a_provider_that_is_out_of_order_is_an_outage_and_no_refusal(int status) {
        provider.answering(status);

        assertThatThrownBy(this::logIn).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "<html>",
                "{}",
                "{\"issuer\":\"https://evil.example\",\"authorization_endpoint\":\"https://e.example\",\"token_endpoint\":\"https://e.example\",\"jwks_uri\":\"https://e.example\"}"
            })
    void a_document_that_is_not_the_providers_is_of_no_use(String document) {
        provider.describingItself(text -> document);

        assertThatThrownBy(() -> login.authorizationAddress(TIES)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_provider_leads_nobody_into_the_own_network() throws IOException {
        try (Loopback inner = Loopback.plain()) {
            inner.on("/", exchange -> Loopback.answer(exchange, 200, "application/json", "{}"));
            String here = "http://127.0.0.1:" + inner.port() + "/";

            provider.describingItself(text -> text.replace(provider.issuer() + "/token", here));
            assertThatThrownBy(this::logIn).isInstanceOf(Unavailable.class);

            login = login(Option.some(SmallProvider.SECRET), "groups");
            provider.describingItself(text -> text.replace(provider.issuer() + "/keys", here));
            assertThatThrownBy(this::logIn).isInstanceOf(Unavailable.class);

            login = login(Option.some(SmallProvider.SECRET), "groups");
            provider.describingItself(text -> text.replace(provider.issuer() + "/authorize", "javascript:alert(1)//"));
            assertThatThrownBy(this::logIn).isInstanceOf(Unavailable.class);

            assertThat(inner.requests()).isZero();
        }
    }

    @Test
    void without_permission_a_provider_in_the_own_network_is_not_called() throws IOException {
        try (OutgoingRequests strict = requests()) {
            var closed = new OidcProvider(
                    new OidcSettings(
                            provider.issuer(),
                            SmallProvider.CLIENT,
                            Option.none(),
                            SmallProvider.REDIRECT,
                            List.of("openid"),
                            "groups"),
                    strict,
                    clock);

            assertThatThrownBy(() -> closed.authorizationAddress(TIES)).isInstanceOf(Unavailable.class);
            assertThat(provider.discoveries()).isZero();
        }
    }

    @Test
    void groups_are_found_under_the_name_that_is_configured() {
        provider.saying((claims, asked) -> claims.claim("groups", "staff")
                .claim("https://example.org/roles", List.of("a", 1, "b"))
                .claim("realm_access", Map.of("roles", List.of("c"))));

        assertThat(groups("groups")).containsExactly("staff");
        assertThat(groups("https://example.org/roles")).containsExactlyInAnyOrder("a", "b");
        assertThat(groups("realm_access.roles")).containsExactly("c");
        assertThat(groups("realm_access.none")).isEmpty();
        assertThat(groups("none.at.all")).isEmpty();
    }

    private Set<String> groups(String claim) {
        login = login(Option.some(SmallProvider.SECRET), claim);
        return logIn().get().groups();
    }

    @Test
    void an_address_counts_as_verified_only_when_the_provider_says_so() {
        provider.saying((claims, asked) -> claims.claim("email_verified", null));
        assertThat(logIn().get().emailVerified()).isFalse();
        provider.saying((claims, asked) -> claims.claim("email_verified", "false"));
        assertThat(logIn().get().emailVerified()).isFalse();
        provider.saying((claims, asked) -> claims.claim("email_verified", "true"));
        assertThat(logIn().get().emailVerified()).isTrue();
        provider.saying((claims, asked) -> claims.claim("email", null).claim("name", null));
        assertThat(logIn().get().email()).isEqualTo(Option.none());
    }

    @Test
    void settings_do_not_tell_the_secret() {
        assertThat(new OidcSettings("https://i", "c", Option.some("s3cret"), "https://r", List.of(), "groups")
                        .toString())
                .doesNotContain("s3cret");
    }
}
