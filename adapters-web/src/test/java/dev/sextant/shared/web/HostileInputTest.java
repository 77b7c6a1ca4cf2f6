package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final String CASES = "/api/v1/cases";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static InMemoryProgram program;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("depth 10,000", bytes("{\"title\":" + "[".repeat(10_000)), "beyond_limits"),
                Arguments.of("depth 100,000", bytes("[".repeat(100_000)), "beyond_limits"),
                Arguments.of("depth 100,000 of objects", bytes("{\"a\":".repeat(100_000)), "beyond_limits"),
                Arguments.of(
                        "malformed UTF-8",
                        joined(bytes("{\"title\":\""), new byte[] {(byte) 0xC3, 0x28}, bytes("\"}")),
                        "malformed_utf8"),
                Arguments.of(
                        "an overlong form",
                        joined(bytes("{\"title\":\""), new byte[] {(byte) 0xC0, (byte) 0xAF}, bytes("\"}")),
                        "malformed_utf8"),
                Arguments.of("UTF-16", "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_16), "malformed_utf8"),
                Arguments.of("a byte order mark", bytes("\uFEFF{\"title\":\"x\"}"), "malformed_json"),
                Arguments.of("a lone surrogate", bytes("{\"title\":\"\\ud800\"}"), "invalid_character"),
                Arguments.of("NUL", bytes("{\"title\":\"a\\u0000b\"}"), "invalid_character"),
                Arguments.of("a raw control character", bytes("{\"title\":\"a\u0001b\"}"), "malformed_json"),
                Arguments.of("NaN", bytes("{\"title\":NaN}"), "malformed_json"),
                Arguments.of("a huge exponent", bytes("{\"title\":1e999999999}"), "wrong_type"),
                Arguments.of("an exponent of ten digits", bytes("{\"title\":1E-2147483649}"), "beyond_limits"),
                Arguments.of("a number of 100 kB", bytes("{\"title\":" + "9".repeat(100_000) + "}"), "beyond_limits"),
                Arguments.of("a text of 300 kB", bytes("{\"title\":\"" + "x".repeat(300_000) + "\"}"), "beyond_limits"),
                Arguments.of("something behind the end", bytes("{\"title\":\"x\"} {}"), "trailing_content"),
                Arguments.of("a field twice", bytes("{\"title\":\"x\",\"title\":\"y\"}"), "duplicate_field"),
                Arguments.of("a comment", bytes("{\"title\":\"x\"/**/}"), "malformed_json"),
                Arguments.of("single quotes", bytes("{'title':'x'}"), "malformed_json"),
                Arguments.of("a trailing comma", bytes("{\"title\":\"x\",}"), "malformed_json"),
                Arguments.of("a text cut off", bytes("{\"title\":\"x"), "malformed_json"),
                Arguments.of("nothing", bytes(""), "malformed_json"),
                Arguments.of("a list", bytes("[]"), "wrong_type"),
                Arguments.of("null", bytes("null"), "wrong_type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_body_that_is_not_clean_json_is_refused_with_a_pointer(String what, byte[] body, String code) {
        Reply refused = program.ann().post(CASES, "application/json", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("code").asString()))
                .contains(code);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .allMatch(error -> error.path("field").isString()))
                .isTrue();
        assertThat(refused.text()).doesNotContain("Exception").doesNotContain("jackson");
    }

    @Test
    void two_hundred_thousand_fields_or_ten_megabytes_are_refused_before_they_are_read() {
        byte[] large = bytes("{\"title\":\"" + "x".repeat(10 << 20) + "\"}");
        assertThat(program.ann().post(CASES, "application/json", large).status())
                .isEqualTo(413);
        Reply chunked = program.ann()
                .with("Content-Type", "application/json")
                .send("POST", CASES, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE cases; --",
                "<script>alert(1)</script>",
                "${jndi:ldap://x/a}",
                "{{7*7}}",
                "../../etc/passwd",
                "a\r\nSet-Cookie: x=1"
            })
    void what_looks_like_an_attack_is_just_text(String text) {
        Reply opened = program.ann().post(CASES, "{\"title\":\"x\",\"description\":" + JsonFormat.write(text) + "}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(program.ann().get(opened.header("Location")).at("/description"))
                .isEqualTo(text);
        String encoded = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertThat(program.ann().get(CASES + "?tag=" + encoded).status()).isIn(200, 400);
    }

    static Stream<Arguments> smuggling() {
        String head = "POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\n";
        return Stream.of(
                Arguments.of(
                        "length and chunks", head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("two lengths", head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
                Arguments.of("a folded header", head + "X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n"),
                Arguments.of("bare line feeds", "GET /health HTTP/1.1\nHost: localhost\n\n"),
                Arguments.of("a blank before the colon", head + "Content-Length : 0\r\n\r\n"),
                Arguments.of("a negative length", head + "Content-Length: -1\r\n\r\n"),
                Arguments.of("no host", "GET /health HTTP/1.1\r\n\r\n"),
                Arguments.of("two hosts", "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n"),
                Arguments.of("an unknown coding", head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                Arguments.of("no HTTP at all", "hello\r\n\r\n"),
                Arguments.of(
                        "dots that lead elsewhere", "GET /docs/%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of("NUL in a header", head + "X-A: a\0b\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smuggling")
    void a_request_that_two_servers_could_read_differently_ends_the_connection(String what, String request) {
        try (var raw = new RawClient(program.port(), PATIENCE)) {
            String answer = raw.send(request).untilClosed();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
            assertThat(answer)
                    .contains("\"code\":\"malformed_request\"")
                    .doesNotContain("<html")
                    .doesNotContain("Jetty");
            assertThat(answer.split("HTTP/1\\.1 \\d", -1)).hasSize(2);
        }
    }

    @Test
    void heads_that_are_too_large_are_told_apart() {
        try (var raw = new RawClient(program.port(), PATIENCE)) {
            String answer = raw.send("GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .untilClosed();
            assertThat(answer).startsWith("HTTP/1.1 414").contains("address_too_long");
        }
        try (var raw = new RawClient(program.port(), PATIENCE)) {
            String answer = raw.send(
                            "GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: " + "x".repeat(40_000) + "\r\n\r\n")
                    .untilClosed();
            assertThat(answer).startsWith("HTTP/1.1 431").contains("head_too_large");
        }
    }

    @Test
    void a_name_that_was_pointed_here_is_refused() {
        for (String host :
                new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "user@localhost"}) {
            try (var raw = new RawClient(program.port(), PATIENCE)) {
                String answer = raw.send("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .untilClosed();
                assertThat(answer).as(host).matches("(?s)HTTP/1.1 40[03].*");
            }
        }
        try (var raw = new RawClient(program.port(), PATIENCE)) {
            assertThat(raw.send("GET /health HTTP/1.1\r\nHost: LOCALHOST:1\r\nConnection: close\r\n\r\n")
                            .untilClosed())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_client_that_sends_its_head_drop_by_drop_is_cut_off() throws InterruptedException {
        try (var quick = new InMemoryProgram(new ContractCheck(), Duration.ofMillis(400));
                var raw = new RawClient(quick.port(), PATIENCE)) {
            raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\n");
            Thread dripping = Thread.ofVirtual().start(() -> drip(raw));
            raw.untilClosed();
            dripping.interrupt();
            dripping.join();
        } catch (java.io.UncheckedIOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    /** Never idle for as long as the server bears, never done: ends when the server closes the connection. */
    private static void drip(RawClient raw) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                raw.send("X-A: b\r\n");
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(100).toNanos());
            }
        } catch (java.io.UncheckedIOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_client_that_goes_silent_is_cut_off() {
        try (var quick = new InMemoryProgram(new ContractCheck(), Duration.ofMillis(300));
                var raw = new RawClient(quick.port(), PATIENCE)) {
            String answer = raw.send(
                            "POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sxt_ann\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                    .untilClosed();
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).startsWith("HTTP/1.1 408"),
                            text -> assertThat(text).isEmpty());
        }
    }
}
