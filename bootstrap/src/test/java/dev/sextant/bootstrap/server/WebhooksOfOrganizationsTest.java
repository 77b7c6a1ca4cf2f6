package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.SignatureCheck;
import dev.sextant.messaging.domain.WebhookSecret;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of a real server, with a real receiver. */
class WebhooksOfOrganizationsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse battery";
    private static final String WEBHOOKS = "/api/v1/webhooks";

    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> arrived = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer receiver;

    @TempDir
    private Path directory;

    /** What came. */
    private record Letter(Signature.Headers headers, String text) {

        private boolean isSignedWith(String secret) {
            return SignatureCheck.with(WebhookSecret.parse(secret).get())
                    .check(headers, text.getBytes(StandardCharsets.UTF_8), Instant.now())
                    .isRight();
        }
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        receiver.setExecutor(threads);
        receiver.createContext("/in", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                var letter = new Letter(
                        new Signature.Headers(
                                Option.of(headers.getFirst(Signature.ID)).getOrElse(""),
                                Option.of(headers.getFirst(Signature.TIMESTAMP)).getOrElse(""),
                                Option.of(headers.getFirst(Signature.SIGNATURES))
                                        .getOrElse("")),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                arrived.put(letter.headers().id(), Instant.now());
                letters.add(letter);
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.createContext("/hang", exchange -> {
            try (exchange) {
                end.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        receiver.start();
    }

    @AfterEach
    void stop_receiving() {
        end.countDown();
        receiver.stop(0);
        threads.shutdownNow();
    }

    private Server server(String allowed) {
        var environment = Map.of(
                "SEXTANT_DATA",
                directory.resolve("data").toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_WEBHOOKS_ALLOWED",
                allowed,
                "SEXTANT_OUTGOING_ALLOWED",
                here(),
                "SEXTANT_PLAN_FREE",
                "rate=100000",
                "SEXTANT_RATE_STRANGERS",
                "unlimited",
                "SEXTANT_PORT",
                "0");
        return Server.start(Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private String here() {
        return "127.0.0.1:" + receiver.getAddress().getPort();
    }

    /** Something that is so or not. */
    @FunctionalInterface
    private interface Claim {
        void check() throws Exception;
    }

    private static void holds(Claim claim) {
        Eventually.answers(SOON, () -> {
            claim.check();
            return true;
        });
    }

    private static HttpResponse<String> done(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String owner(EnterpriseClient client, String email, String slug) throws Exception {
        done(201, client.register(email, PASSWORD, slug));
        return client.logIn(email, PASSWORD);
    }

    private HttpResponse<String> made(EnterpriseClient client, String token, String path, String events)
            throws Exception {
        return client.send(
                "POST", WEBHOOKS, token, "{\"url\":\"http://" + here() + path + "\",\"events\":[\"" + events + "\"]}");
    }

    private String tested(EnterpriseClient client, String token, String webhook) throws Exception {
        return EnterpriseClient.field(
                done(202, client.send("POST", WEBHOOKS + "/" + webhook + "/test", token, "")), "event_id");
    }

    @Test
    void a_receiver_is_told_signed_what_somebody_tries_and_what_happens() throws Exception {
        try (Server server = server(here())) {
            var client = new EnterpriseClient(server.url());
            String ada = owner(client, "ada@example.com", "example");
            HttpResponse<String> made = done(201, made(client, ada, "/in", "case.*"));
            String webhook = EnterpriseClient.field(made, "id");
            String secret = EnterpriseClient.field(made, "secret");

            String event = tested(client, ada, webhook);
            holds(() -> assertThat(arrived).containsKey(event));
            assertThat(letters.element().isSignedWith(secret)).isTrue();
            assertThat(letters.element().text()).contains("webhook.test").doesNotContain(secret);
            letters.clear();
            done(201, client.send("POST", "/api/v1/cases", ada, "{\"title\":\"Checkout is slow\"}"));
            holds(() -> assertThat(letters)
                    .anyMatch(letter ->
                            letter.text().contains("dev.sextant.case.opened.v1") && letter.isSignedWith(secret)));
            holds(() -> assertThat(client.get(WEBHOOKS + "/" + webhook + "/deliveries", ada)
                            .body())
                    .contains("\"state\":\"delivered\"", "\"status\":204")
                    .doesNotContain("pending"));
            assertThat(client.get("/metrics", ada).body())
                    .contains("sextant_webhooks_sent_total{outcome=\"taken\"} 2.0");
        }
    }

    @Test
    void what_only_the_server_itself_may_call_is_closed_to_webhooks() throws Exception {
        try (Server server = server("")) {
            var client = new EnterpriseClient(server.url());
            String ada = owner(client, "ada@example.com", "example");

            assertThat(done(422, made(client, ada, "/in", "*")).body()).contains("receiver_not_allowed");
        }
        assertThat(letters).isEmpty();
    }

    @Test
    void receivers_of_one_organisation_that_hang_do_not_delay_those_of_another() throws Exception {
        try (Server server = server(here())) {
            var client = new EnterpriseClient(server.url());
            String calm = owner(client, "bob@example.com", "calm");
            String webhook = EnterpriseClient.field(done(201, made(client, calm, "/in", "case.*")), "id");
            Duration before = slowest(client, calm, webhook);
            String slow = owner(client, "ada@example.com", "slow");
            for (int i = 0; i < 10; i++) {
                String hanging = EnterpriseClient.field(done(201, made(client, slow, "/hang", "case.*")), "id");
                for (int n = 0; n < 10; n++) {
                    tested(client, slow, hanging);
                }
            }

            Duration during = slowest(client, calm, webhook);

            // A message to a receiver that hangs takes fifteen seconds; on a busy machine half a second is noise.
            assertThat(during).isLessThan(before.multipliedBy(3).dividedBy(2).plusMillis(500));
        }
    }

    /** How long the slowest but one of twenty messages took, from the request to its arrival. */
    private Duration slowest(EnterpriseClient client, String token, String webhook) throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Instant begun = Instant.now();
            String event = tested(client, token, webhook);
            holds(() -> assertThat(arrived).containsKey(event));
            took.add(Duration.between(begun, arrived.getOrDefault(event, begun)));
        }
        return took.stream().sorted().toList().get(18);
    }
}
