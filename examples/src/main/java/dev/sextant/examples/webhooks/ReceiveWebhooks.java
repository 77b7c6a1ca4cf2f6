package dev.sextant.examples.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.SignatureCheck;
import dev.sextant.messaging.domain.WebhookSecret;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Receives messages, refuses those that are not signed by the one who knows the secret, and hands each on once. */
public final class ReceiveWebhooks implements AutoCloseable {

    private static final int TAKEN = 204;
    private static final int REFUSED = 400;

    private final SignatureCheck check;
    private final Clock clock;
    private final Consumer<String> handler;
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    /**
     * Begins to receive on a free port of this machine, at any path.
     *
     * @param secret {@code whsec_…}, as it was told when the webhook was made
     * @param clock tells how old a message is
     * @param handler gets the body of each message once
     */
    public ReceiveWebhooks(String secret, Clock clock, Consumer<String> handler) throws IOException {
        this.check = SignatureCheck.with(
                WebhookSecret.parse(secret).getOrElseThrow(why -> new IllegalArgumentException(why)));
        this.clock = clock;
        this.handler = handler;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = new Signature.Headers(
                    header(exchange, Signature.ID),
                    header(exchange, Signature.TIMESTAMP),
                    header(exchange, Signature.SIGNATURES));
            boolean believed = check.check(headers, body, clock.instant()).isRight();
            if (believed && handled.add(headers.id())) {
                handler.accept(new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(believed ? TAKEN : REFUSED, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Option.of(exchange.getRequestHeaders().getFirst(name)).getOrElse("");
    }

    /** Where it receives. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
