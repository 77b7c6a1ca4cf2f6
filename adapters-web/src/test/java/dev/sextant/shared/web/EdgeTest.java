package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins, and proxies in between. */
class EdgeTest {

    private static final String APP = "https://app.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final Edge LISTED = new Edge(Option.none(), Set.of(APP), TrustedProxies.none(), Option.none());

    private static Edge behind(String proxies) {
        return new Edge(
                Option.none(),
                Set.of(),
                TrustedProxies.of(proxies).get(),
                Option.some(URI.create("https://sextant.example.org")));
    }

    private static HttpResponse<String> preflight(SmallServer server, String origin) throws Exception {
        return server.send(
                HttpClient.newHttpClient(),
                "OPTIONS",
                "/api/v1/cases",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization");
    }

    @Test
    void a_page_of_a_listed_origin_may_call() throws Exception {
        try (var server = new SmallServer(LISTED)) {
            var asked = preflight(server, APP);
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue(ALLOWED)).contains(APP);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("POST", "GET");
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("Authorization", "If-Match");
            assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            var answer = server.get("/api/v1/cases", "Origin", APP);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue(ALLOWED)).contains(APP);
            assertThat(answer.headers().firstValue("Vary")).contains("Authorization, Origin");
            assertThat(server.get("/whoami").headers().firstValue("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://app.example.org.evil.example",
                "http://app.example.org",
                "https://app.example.org:444",
                "HTTPS://APP.EXAMPLE.ORG",
                "*"
            })
    void no_other_page_may(String origin) throws Exception {
        try (var open = new SmallServer("0.0.0.0", Duration.ofSeconds(20), LISTED);
                var loopback = new SmallServer(LISTED)) {
            for (var answer : java.util.List.of(
                    preflight(open, origin),
                    open.get("/api/v1/cases", "Origin", origin),
                    preflight(loopback, origin),
                    loopback.get("/api/v1/cases", "Origin", origin))) {
                assertThat(answer.headers().map().keySet())
                        .as(origin)
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
                assertThat(answer.statusCode()).isIn(401, 403);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1          | 203.0.113.9                      | 203.0.113.9",
                "127.0.0.1          | 198.51.100.1, 203.0.113.9        | 203.0.113.9",
                "127.0.0.1 10.0.0.0/8 | 198.51.100.1, 10.9.8.7         | 198.51.100.1",
                "127.0.0.1 10.0.0.0/8 | 10.1.1.1, 10.9.8.7             | 10.1.1.1",
                "127.0.0.1 10.0.0.0/9 | 198.51.100.1, 10.200.8.7       | 10.200.8.7",
                "127.0.0.1          | 198.51.100.1, localhost          | 127.0.0.1",
                "127.0.0.1          | 198.51.100.1:4711                | 198.51.100.1",
                "127.0.0.1          | [2001:db8::7]:4711               | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1 2001:db8::/32 | 198.51.100.1, 2001:db8::7   | 198.51.100.1",
                "127.0.0.0/8        | ''                               | 127.0.0.1",
                "10.0.0.0/8         | 203.0.113.9                      | 127.0.0.1",
                "''                 | 203.0.113.9                      | 127.0.0.1"
            })
    void the_client_is_the_right_most_address_that_is_no_trusted_proxy(String proxies, String forwarded, String client)
            throws Exception {
        try (var server = new SmallServer(behind(proxies))) {
            var answer = forwarded.isEmpty()
                    ? server.get("/whoami")
                    : server.get("/whoami", "X-Forwarded-For", forwarded, "Forwarded", "for=192.0.2.99");
            assertThat(answer.body()).isEqualTo(client);
        }
    }

    @Test
    void only_a_trusted_proxy_tells_how_and_by_which_name_it_was_reached() throws Exception {
        String stay = "Strict-Transport-Security";
        try (var trusting = new SmallServer(behind("127.0.0.1"));
                var other = new SmallServer(behind("10.0.0.0/8"))) {
            assertThat(trusting.get("/whoami", "X-Forwarded-Proto", "https")
                            .headers()
                            .firstValue(stay))
                    .isPresent();
            assertThat(trusting.get("/whoami", "X-Forwarded-Proto", "http")
                            .headers()
                            .firstValue(stay))
                    .isEmpty();
            assertThat(other.get("/whoami", "X-Forwarded-Proto", "https")
                            .headers()
                            .firstValue(stay))
                    .isEmpty();
            assertThat(trusting.get("/whoami", "X-Forwarded-Host", "sextant.example.org")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(trusting.get("/whoami", "X-Forwarded-Host", "evil.example")
                            .body())
                    .contains("foreign_host");
            assertThat(trusting.get("/whoami", "Origin", "https://sextant.example.org")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(trusting.get("/whoami", "Origin", "https://evil.example").body())
                    .contains("foreign_origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0.0/33", "10.0.0/8", "300.1.1.1", "2001:db8::/129", "10.0.0.0/-1", "::g"})
    void what_is_no_network_is_refused(String text) {
        assertThat(TrustedProxies.of("127.0.0.1 " + text).isLeft()).isTrue();
    }
}
