package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DrainTest {

    private static final ContractCheck CONTRACT = new ContractCheck();

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_request_that_was_accepted_ends_although_the_server_stops() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Routes slow = () -> List.of(Route.get("/health/slow", exchange -> {
            begun.countDown();
            await(mayEnd);
            return Either.right(exchange.view(200, List.of("done")));
        }));
        try (var program = new InMemoryProgram(CONTRACT, slow)) {
            var client = java.net.http.HttpClient.newHttpClient();
            var request = java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://127.0.0.1:" + program.port() + "/health/slow"))
                    .build();
            var answer = client.sendAsync(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            await(begun);
            var stopped = CompletableFuture.runAsync(() -> program.stop(Duration.ofSeconds(20)));
            CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS).execute(mayEnd::countDown);
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("[\"done\"]");
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_body_that_is_still_arriving_is_read_to_its_end_although_the_server_stops() throws Exception {
        try (var program = new InMemoryProgram(CONTRACT);
                var socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.setSoTimeout(20_000);
            String body = "{\"title\":\"Sent in pieces\"}";
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/cases HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + InMemoryProgram.ANN
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body.substring(0, 5).getBytes(StandardCharsets.US_ASCII));
            var sent = new CountDownLatch(1);
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(sent::countDown);
            await(sent);
            var stopped = CompletableFuture.runAsync(() -> program.stop(Duration.ofSeconds(20)));
            for (int i = 5; i < body.length(); i += 6) {
                var pause = new CountDownLatch(1);
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(pause::countDown);
                await(pause);
                out.write(body.substring(i, Math.min(body.length(), i + 6)).getBytes(StandardCharsets.US_ASCII));
            }
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 201 ");
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_nobody_expected_is_told_to_the_log_once_and_to_the_client_not_at_all() {
        Routes broken = () -> List.of(Route.get("/health/broken", exchange -> {
            throw new IllegalStateException("SELECT secret FROM somewhere");
        }));
        var log = (Logger) LoggerFactory.getLogger(Problems.class);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.addAppender(told);
        try (var program = new InMemoryProgram(CONTRACT, broken)) {
            Reply reply = program.caller().with("X-Request-ID", "find-me").get("/health/broken");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text())
                    .doesNotContain("SELECT")
                    .doesNotContain("Exception")
                    .contains("find-me");
            assertThat(told.list).hasSize(1);
            assertThat(told.list.getFirst().getMDCPropertyMap()).containsEntry("request_id", "find-me");
        } finally {
            log.detachAppender(told);
        }
    }

    @Test
    void the_access_log_names_route_and_tenant_and_nothing_that_a_client_wrote() {
        var log = (Logger) LoggerFactory.getLogger("dev.sextant.access");
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.setLevel(ch.qos.logback.classic.Level.INFO);
        log.addAppender(told);
        try (var program = new InMemoryProgram(CONTRACT)) {
            program.ann().get("/api/v1/cases?query=canary-words&tag=canary-tag");
            program.ann().get("/api/v1/canary-path");
        } finally {
            log.detachAppender(told);
            log.setLevel(ch.qos.logback.classic.Level.WARN);
        }
        assertThat(told.list).hasSize(2);
        String first = String.valueOf(told.list.getFirst().getKeyValuePairs());
        assertThat(first)
                .contains("/api/v1/cases")
                .contains("org_")
                .contains("200")
                .contains("duration_ms");
        assertThat(told.list)
                .allSatisfy(line -> assertThat(line.getKeyValuePairs() + line.getFormattedMessage())
                        .doesNotContain("canary")
                        .doesNotContain("sxt_"));
    }
}
