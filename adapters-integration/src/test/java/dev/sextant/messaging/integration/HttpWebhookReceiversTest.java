package dev.sextant.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.SignatureCheck;
import dev.sextant.messaging.domain.WebhookAddress;
import dev.sextant.messaging.domain.WebhookSecret;
import dev.sextant.shared.integration.HostLookup;
import dev.sextant.shared.integration.Loopback;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRules;
import dev.sextant.shared.integration.TestCertificate;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an address is and whatever its receiver does, a message takes its time at most, and nobody reaches what only this program reaches. */
class HttpWebhookReceiversTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TOTAL = Duration.ofSeconds(2);
    private static final int READ = 64 << 10;
    private static final String BODY = "{\"specversion\":\"1.0\"}";

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

    private static HttpWebhookReceivers receivers(HostLookup lookup, SSLContext trust, String... allowed) {
        var limits = new OutgoingRequests.Limits(Duration.ofSeconds(1), TOTAL, READ);
        return new HttpWebhookReceivers(
                new OutgoingRequests(new OutgoingRules(Set.of(allowed)), limits, lookup, trust, 100),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static SSLContext usualTrust() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private DeliveryOutcome post(int port) throws IOException {
        try (var receivers = receivers(HostLookup.SYSTEM, usualTrust(), "127.0.0.1:" + port)) {
            return receivers.post(
                    new WebhookAddress("http://127.0.0.1:" + port + "/in"), Map.of("webhook-id", "e"), BODY);
        }
    }

    private static void answer(HttpExchange exchange, int status, String... header) throws IOException {
        if (header.length > 0) {
            exchange.getResponseHeaders().add(header[0], header[1]);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    /** The production default allows nobody: these are refused when they are chosen and when they would be called, without one packet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://017700000001/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://224.0.0.1/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://localhost/",
                "https://localhost./",
                "https://any.localhost/",
                "https://user@example.org/",
                "https://example.org#@127.0.0.1/",
                "https://example.org\\@127.0.0.1/",
                "https://127\u30020\u30020\u30021/",
                "https://93.184.215.14:22/",
                "https://93.184.215.14:25/",
                "https://93.184.215.14:5432/",
                "http://93.184.215.14/",
                "file:///etc/passwd",
                "gopher://93.184.215.14/",
                "jar:https://example.org/a.jar!/",
                "ftp://93.184.215.14/"
            })
    void an_address_that_leads_inside_is_refused_when_chosen_and_when_called(String url) throws IOException {
        try (var receivers = receivers(HostLookup.SYSTEM, usualTrust())) {
            assertThat(receivers.refusal(new WebhookAddress(url)).isDefined()).isTrue();
            assertThat(receivers.post(new WebhookAddress(url), Map.of(), BODY))
                    .isEqualTo(new Unanswered(Trouble.ADDRESS_REFUSED));
        }
    }

    @Test
    void a_host_that_leads_elsewhere_when_it_is_called_is_not_called() throws IOException {
        InetAddress open = InetAddress.getByName("93.184.215.14");
        InetAddress inside = InetAddress.getLoopbackAddress();
        var asked = new AtomicInteger();
        HostLookup rebinding = host -> List.of(asked.getAndIncrement() == 0 ? open : inside);
        try (var receivers = receivers(rebinding, usualTrust())) {
            var address = new WebhookAddress("https://rebinding.example/");
            assertThat(receivers.refusal(address).isEmpty()).isTrue();
            assertThat(receivers.post(address, Map.of(), BODY)).isEqualTo(new Unanswered(Trouble.ADDRESS_REFUSED));
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void a_host_that_cannot_be_looked_up_in_time_is_refused() throws IOException {
        HostLookup hanging = host -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        try (var receivers = receivers(hanging, usualTrust())) {
            assertThat(receivers
                            .refusal(new WebhookAddress("https://slow.example/"))
                            .get())
                    .contains("2 seconds");
        }
    }

    @Test
    void a_message_arrives_signed_with_its_body_byte_by_byte() throws IOException {
        var secret = WebhookSecret.of(new byte[WebhookSecret.BYTES]);
        var believed = new AtomicReference<Object>("nothing came");
        var type = new AtomicReference<String>("");
        server.on("/in", exchange -> {
            var headers = new Signature.Headers(
                    header(exchange, Signature.ID),
                    header(exchange, Signature.TIMESTAMP),
                    header(exchange, Signature.SIGNATURES));
            type.set(header(exchange, "Content-Type"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            believed.set(SignatureCheck.with(secret).check(headers, body, NOON).fold(d -> d, at -> at));
            answer(exchange, 204);
        });
        String text = "{\"name\":\"J\u00f6rg \u4e2d\"}";
        try (var receivers = receivers(HostLookup.SYSTEM, usualTrust(), "127.0.0.1:" + server.port())) {
            DeliveryOutcome outcome = receivers.post(
                    new WebhookAddress("http://127.0.0.1:" + server.port() + "/in?token=t"),
                    Signature.headers(List.of(secret), "evt_1", NOON, text).asMap(),
                    text);
            assertThat(outcome).isEqualTo(new Answered(204, Option.none()));
        }
        assertThat(believed.get()).isEqualTo(NOON);
        assertThat(type.get()).startsWith("application/cloudevents+json");
    }

    private static String header(HttpExchange exchange, String name) {
        return Option.of(exchange.getRequestHeaders().getFirst(name)).getOrElse("");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 404, 410, 500, 503})
    void the_status_is_told(int status) throws IOException {
        server.on("/in", exchange -> answer(exchange, status));

        assertThat(post(server.port())).isEqualTo(new Answered(status, Option.none()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "Sat, 21 Nov 2026 12:05:00 GMT | PT5M",
                "Sat, 21 Nov 2026 11:00:00 GMT |",
                "soon |",
                "-5 |",
                "99999999999999999999 |"
            })
    void a_receiver_says_when_it_wants_to_be_asked_again(String header, Duration pause) throws IOException {
        server.on("/in", exchange -> answer(exchange, 429, "Retry-After", header));

        assertThat(post(server.port())).isEqualTo(new Answered(429, Option.of(pause)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed(int status) throws IOException {
        server.on("/in", exchange -> answer(exchange, status, "Location", "/inside"))
                .on("/inside", exchange -> answer(exchange, 200));

        assertThat(post(server.port())).isEqualTo(new Answered(status, Option.none()));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void an_answer_of_ten_megabytes_or_without_an_end_is_cut_off_and_its_status_counts() throws IOException {
        var written = new AtomicInteger();
        server.on("/in", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (written.addAndGet(READ) < 1_000_000_000) {
                    out.write(new byte[READ]);
                }
            }
        });

        assertThat(post(server.port())).isEqualTo(new Answered(200, Option.none()));
        assertThat(written.get()).isLessThan(100_000_000);
    }

    @Test
    void a_receiver_that_hangs_costs_its_time_and_no_more() throws IOException {
        server.on("/in", exchange -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertTimesOut(server.port());
    }

    private void assertTimesOut(int port) throws IOException {
        long begun = System.nanoTime();
        assertThat(post(port)).isEqualTo(new Unanswered(Trouble.TIMED_OUT));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TOTAL.multipliedBy(2));
    }

    @Test
    void a_receiver_that_answers_byte_by_byte_costs_its_time_and_no_more() throws Exception {
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
        try (var raw = new RawReceiver(socket -> {
            for (byte one : answer) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
                if (end.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                    return;
                }
            }
        })) {
            assertTimesOut(raw.port());
        }
    }

    @Test
    void a_receiver_that_breaks_off_or_speaks_no_http_is_a_failure() throws Exception {
        try (var raw = new RawReceiver(socket -> socket.setSoLinger(true, 0))) {
            assertThat(post(raw.port())).isEqualTo(new Unanswered(Trouble.CONNECTION_FAILED));
        }
        try (var raw = new RawReceiver(
                socket -> socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(post(raw.port())).isEqualTo(new Unanswered(Trouble.CONNECTION_FAILED));
        }
        int closed;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = nobody.getLocalPort();
        }
        assertThat(post(closed)).isEqualTo(new Unanswered(Trouble.CONNECTION_FAILED));
    }

    @Test
    void a_receiver_whose_certificate_nobody_vouches_for_is_told_nothing() throws Exception {
        var certificate = TestCertificate.of("hooks.test", folder).context();
        try (var encrypted = Loopback.encrypted(certificate).on("/", exchange -> answer(exchange, 200))) {
            HostLookup here = host -> List.of(InetAddress.getLoopbackAddress());
            var address = new WebhookAddress("https://hooks.test:" + encrypted.port() + "/");
            var other = new WebhookAddress("https://other.test:" + encrypted.port() + "/");
            String[] allowed = {"hooks.test:" + encrypted.port(), "other.test:" + encrypted.port()};
            try (var strict = receivers(here, usualTrust(), allowed);
                    var trusting = receivers(here, certificate, allowed)) {
                assertThat(strict.post(address, Map.of(), BODY)).isEqualTo(new Unanswered(Trouble.CONNECTION_FAILED));
                assertThat(trusting.post(address, Map.of(), BODY)).isEqualTo(new Answered(200, Option.none()));
                assertThat(trusting.post(other, Map.of(), BODY)).isEqualTo(new Unanswered(Trouble.CONNECTION_FAILED));
            }
            assertThat(encrypted.requests()).isEqualTo(1);
        }
    }

    /** Takes connections and does something with each. */
    private static final class RawReceiver implements AutoCloseable {

        /** What is done with a connection. */
        @FunctionalInterface
        private interface Behaviour {
            void with(Socket socket) throws IOException, InterruptedException;
        }

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        private RawReceiver(Behaviour behaviour) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        behaviour.with(socket);
                    } catch (IOException | InterruptedException over) {
                        // the client went away, or the test is over
                    }
                }
            });
        }

        private int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
