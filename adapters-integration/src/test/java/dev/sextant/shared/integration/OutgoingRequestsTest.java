package dev.sextant.shared.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import dev.sextant.shared.integration.OutgoingRequests.Answer;
import dev.sextant.shared.integration.OutgoingRequests.Limits;
import dev.sextant.shared.integration.OutgoingRequests.NoAnswer;
import dev.sextant.shared.integration.OutgoingRequests.Request;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingRequestsTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000);
    private static final InetAddress OPEN = address("93.184.215.14");

    private final CountDownLatch end = new CountDownLatch(1);
    private Loopback server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start_a_server() throws IOException {
        server = Loopback.plain();
    }

    @AfterEach
    void stop_the_server() {
        end.countDown();
        server.close();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address leads to itself", impossible);
        }
    }

    /** Knows addresses only; a name is looked up by nobody. */
    private static List<InetAddress> literal(String host) throws UnknownHostException {
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return List.of(InetAddress.getAllByName(host));
        }
        return fail("looked up " + host);
    }

    private static OutgoingRequests requests(HostLookup lookup, Limits limits, String... allowed) {
        try {
            return new OutgoingRequests(new OutgoingRules(Set.of(allowed)), limits, lookup, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    private static Either<NoAnswer, Answer> get(OutgoingRequests requests, String address) {
        return requests.send(Request.get(address, Map.of()));
    }

    private String here(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private OutgoingRequests allowedHere(Limits limits) {
        return requests(OutgoingRequestsTest::literal, limits, "127.0.0.1:" + server.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.255.255.254/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:7f00:1::]/",
                "https://0.0.0.0/",
                "https://0/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://10.255.255.255/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://192.0.0.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://[fe80::1]/",
                "https://[fe80::1%25lo]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://any.localhost/",
                "https://any.localhost./",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://example.org#@127.0.0.1/",
                "https://example.org\\@127.0.0.1/",
                "https://127.0.0.1\\.example.org/",
                "https://127\u30020\u30020\u30021/",
                "https://\uff11\uff12\uff17.0.0.1/",
                "https://ex\u0430mple.org/",
                "https://example.org:22/",
                "https://example.org:25/",
                "https://example.org:5432/",
                "https://example.org:80/",
                "https://example.org:0/",
                "https://example.org:99999/",
                "http://example.org/",
                "file:///etc/passwd",
                "gopher://example.org/",
                "jar:https://example.org/a.jar!/",
                "ftp://example.org/",
                "dict://example.org:11211/",
                "//example.org/",
                "example.org",
                "https:///path",
                "https://",
                "https://exa mple.org/",
                "https://example.org/\r\nX-Injected: 1",
                "https://exam\tple.org/",
                ""
            })
    void what_does_not_lead_into_the_open_internet_is_refused_when_it_is_chosen_and_when_it_is_called(String address)
            throws IOException {
        try (OutgoingRequests requests = requests(OutgoingRequestsTest::literal, LIMITS)) {
            assertThat(requests.check(address).isLeft()).isTrue();
            assertThat(get(requests, address).getLeft()).isInstanceOf(NoAnswer.Forbidden.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.215.14/",
                "https://[2606:4700::1111]/",
                "https://172.32.0.1/",
                "https://100.128.0.1/",
                "https://8.8.8.8:8443/x?y=z"
            })
    void what_leads_into_the_open_internet_may_be_chosen(String address) throws IOException {
        try (OutgoingRequests requests = requests(OutgoingRequestsTest::literal, LIMITS)) {
            assertThat(requests.check(address).isRight()).isTrue();
        }
    }

    @Test
    void a_name_that_leads_here_is_refused() throws IOException {
        try (OutgoingRequests requests = requests(host -> List.of(address("127.0.0.1")), LIMITS)) {
            assertThat(requests.check("https://innocent.example/").isLeft()).isTrue();
            assertThat(get(requests, "https://innocent.example/").getLeft()).isInstanceOf(NoAnswer.Forbidden.class);
        }
    }

    @Test
    void a_name_that_leads_here_among_others_is_refused() throws IOException {
        try (OutgoingRequests requests = requests(host -> List.of(OPEN, address("10.1.2.3")), LIMITS)) {
            assertThat(requests.check("https://innocent.example/").isLeft()).isTrue();
            assertThat(get(requests, "https://innocent.example/").getLeft()).isInstanceOf(NoAnswer.Forbidden.class);
        }
    }

    @Test
    void a_name_that_leads_here_only_the_second_time_is_refused_then() throws IOException {
        var lookups = new AtomicInteger();
        HostLookup rebinding = host -> List.of(lookups.incrementAndGet() == 1 ? OPEN : address("127.0.0.1"));
        try (OutgoingRequests requests = requests(rebinding, LIMITS)) {
            assertThat(requests.check("https://innocent.example/").isRight()).isTrue();
            assertThat(get(requests, "https://innocent.example/").getLeft()).isInstanceOf(NoAnswer.Forbidden.class);
        }
    }

    @Test
    void a_request_looks_its_host_up_once_so_that_what_was_checked_is_what_is_connected_to() throws IOException {
        server.on("/", exchange -> Loopback.answer(exchange, 200, "text/plain", "here"));
        var lookups = new AtomicInteger();
        HostLookup counting = host -> {
            lookups.incrementAndGet();
            return List.of(address("127.0.0.1"));
        };
        try (OutgoingRequests requests = requests(counting, LIMITS, "partner.example:" + server.port())) {
            assertThat(get(requests, "http://partner.example:" + server.port() + "/")
                            .get()
                            .body())
                    .isEqualTo("here");
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void an_unknown_host_is_said_so() throws IOException {
        HostLookup nowhere = host -> {
            throw new UnknownHostException(host);
        };
        try (OutgoingRequests requests = requests(nowhere, LIMITS)) {
            assertThat(requests.check("https://nowhere.example/").getLeft()).isEqualTo("the host is not known");
            assertThat(get(requests, "https://nowhere.example/").getLeft()).isInstanceOf(NoAnswer.Broken.class);
        }
    }

    @Test
    void an_allowed_target_is_called_and_its_answer_read_whatever_the_status() throws IOException {
        server.on("/hook", exchange -> {
            String said = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Signature") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Loopback.answer(exchange, 418, "text/plain; charset=utf-8", said);
        });
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            Answer answer = requests.send(new Request(
                            "POST",
                            here("/hook"),
                            Map.of("X-Signature", "v1=abc"),
                            "application/json",
                            "{\"gr\u00f6\u00dfe\":1}"))
                    .get();

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.body()).isEqualTo("POST v1=abc {\"gr\u00f6\u00dfe\":1}");
        }
    }

    @Test
    void an_allowed_target_allows_no_other_port_and_no_other_host() throws IOException {
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            assertThat(requests.check("http://127.0.0.1:" + (server.port() - 1) + "/")
                            .isLeft())
                    .isTrue();
            assertThat(requests.check("http://127.0.0.2:" + server.port() + "/").isLeft())
                    .isTrue();
            assertThat(requests.check("gopher://127.0.0.1:" + server.port() + "/")
                            .isLeft())
                    .isTrue();
        }
    }

    @Test
    void a_redirect_is_an_answer_and_followed_by_nobody() throws IOException {
        try (Loopback inner = Loopback.plain()) {
            inner.on("/", exchange -> Loopback.answer(exchange, 200, "text/plain", "secret"));
            server.on("/", exchange -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + inner.port() + "/");
                Loopback.answer(exchange, 302, "text/plain", "");
            });
            try (OutgoingRequests requests = requests(
                    OutgoingRequestsTest::literal, LIMITS, "127.0.0.1:" + server.port(), "127.0.0.1:" + inner.port())) {
                assertThat(get(requests, here("/")).get().status()).isEqualTo(302);
                assertThat(inner.requests()).isZero();
            }
        }
    }

    @Test
    void a_large_answer_is_given_up() throws IOException {
        server.on("/", exchange -> Loopback.answer(exchange, 200, "text/plain", "x".repeat(LIMITS.bytes() + 1)));
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            assertThat(get(requests, here("/")).getLeft()).isEqualTo(new NoAnswer.TooLarge(LIMITS.bytes()));
        }
    }

    @Test
    void an_endless_answer_is_given_up() throws IOException {
        server.on("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (end.getCount() > 0) {
                body.write(new byte[1000]);
            }
        });
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            assertThat(get(requests, here("/")).getLeft()).isEqualTo(new NoAnswer.TooLarge(LIMITS.bytes()));
        }
    }

    @Test
    void a_compressed_answer_is_not_unpacked() throws IOException {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            Loopback.answer(
                    exchange,
                    200,
                    "text/plain",
                    String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding")));
        });
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            assertThat(get(requests, here("/")).get().body()).isEqualTo("null");
        }
    }

    @Test
    void an_answer_that_never_ends_its_first_line_or_drips_is_given_up_in_time() throws IOException {
        Duration brief = Duration.ofMillis(300);
        server.on("/mute", exchange -> awaitTheEnd());
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            awaitTheEnd();
        });
        try (OutgoingRequests requests = allowedHere(new Limits(brief, brief, 1000))) {
            assertThat(get(requests, here("/mute")).getLeft()).isEqualTo(new NoAnswer.TooSlow(brief));
            assertThat(get(requests, here("/drip")).getLeft()).isEqualTo(new NoAnswer.TooSlow(brief));
        }
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_closed_port_is_a_broken_connection() throws IOException {
        String address = here("/");
        try (OutgoingRequests requests = allowedHere(LIMITS)) {
            server.close();
            assertThat(get(requests, address).getLeft()).isInstanceOf(NoAnswer.Broken.class);
        }
    }

    @Test
    void a_header_that_would_break_out_of_its_line_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.get("https://example.org/", Map.of("X-A", "1\r\nX-B: 2")));
    }

    @Test
    void an_encrypted_target_must_show_a_certificate_for_its_name() throws Exception {
        SSLContext right = TestCertificate.of("partner.example", folder).context();
        SSLContext other = TestCertificate.of("other.example", folder).context();
        try (Loopback https = Loopback.encrypted(right)) {
            https.on("/", exchange -> Loopback.answer(exchange, 200, "text/plain", "hello"));
            var rules = new OutgoingRules(Set.of("partner.example:" + https.port(), "other.example:" + https.port()));
            HostLookup here = host -> List.of(address("127.0.0.1"));
            try (var trusting = new OutgoingRequests(rules, LIMITS, here, right);
                    var strange = new OutgoingRequests(rules, LIMITS, here, other)) {
                assertThat(get(trusting, "https://partner.example:" + https.port() + "/")
                                .get()
                                .body())
                        .isEqualTo("hello");
                assertThat(get(trusting, "https://other.example:" + https.port() + "/")
                                .getLeft())
                        .isInstanceOf(NoAnswer.Broken.class);
                assertThat(get(strange, "https://partner.example:" + https.port() + "/")
                                .getLeft())
                        .isInstanceOf(NoAnswer.Broken.class);
            }
        }
    }
}
