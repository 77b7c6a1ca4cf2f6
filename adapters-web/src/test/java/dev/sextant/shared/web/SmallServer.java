package dev.sextant.shared.web;

import dev.sextant.shared.application.inmemory.InMemoryIdempotencyKeys;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.spec.SecretKeySpec;

/** A server without contexts, for what happens at its edge: {@code /whoami} tells from where a request comes, {@code /endless} never ends, and {@code /api/v1/cases} wants a token that nobody has. */
final class SmallServer implements AutoCloseable {

    private static final Pace PACE = new Pace(64 << 10, Duration.ofMillis(800));

    /** How writing an endless answer ended. */
    final CompletableFuture<Boolean> cutOff = new CompletableFuture<>();

    private final WebServer server;
    private final boolean encrypts;

    SmallServer(Edge edge) {
        this("127.0.0.1", Duration.ofSeconds(20), edge);
    }

    SmallServer(String host, Duration idle, Edge edge) {
        var clock = Clock.systemUTC();
        var transactions = new InMemoryTransactions();
        var services = new WebServices(
                token -> Option.none(),
                transactions,
                new InMemoryIdempotencyKeys(transactions, clock),
                limit -> true,
                new UuidV7(clock, new SecureRandom()),
                new Metrics());
        var key = new SecretKeySpec("a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        Routes routes = () -> List.of(
                Route.get(
                                "/whoami",
                                exchange -> Either.right(Answer.text(
                                        200,
                                        "text/plain",
                                        exchange.origin().address().getOrElse("nobody"))))
                        .produces("text/plain"),
                Route.get("/endless", exchange -> Either.right(endless())).produces("application/octet-stream"),
                Route.get("/api/v1/cases", exchange -> Either.right(Answer.of(204))),
                Route.post("/api/v1/cases", exchange -> Either.right(Answer.of(204))));
        var config = new WebConfig(host, 0, 1 << 20, idle, PACE, false, key).with(edge);
        server = WebServer.start(config, services, List.of(routes));
        encrypts = edge.tls().isDefined();
    }

    private Answer endless() {
        return Answer.stream(200, "application/octet-stream", Answer.UNKNOWN_LENGTH, out -> {
            var piece = new byte[64 << 10];
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(piece);
                }
            } catch (IOException ended) {
                cutOff.complete(true);
                throw ended;
            }
        });
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpClient.newHttpClient(), "GET", path, headers);
    }

    HttpResponse<String> send(HttpClient client, String method, String path, String... headers)
            throws IOException, InterruptedException {
        URI address = URI.create((encrypts ? "https" : "http") + "://localhost:" + port() + path);
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(200));
    }
}
