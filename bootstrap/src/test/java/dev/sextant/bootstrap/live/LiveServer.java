package dev.sextant.bootstrap.live;

import dev.sextant.bootstrap.server.Server;
import dev.sextant.bootstrap.wiring.ContextRoutes;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.wiring.EventSettings;
import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.shared.application.Readiness;
import dev.sextant.shared.application.inmemory.InMemoryIdempotencyKeys;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.web.Metrics;
import dev.sextant.shared.web.WebConfig;
import dev.sextant.shared.web.WebServer;
import dev.sextant.shared.web.WebServices;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of all contexts over storage in memory, with the analysis that the real server does, on a free port; and a client of it. */
final class LiveServer implements AutoCloseable {

    private static final String TOKEN = "sxt_live";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Contexts contexts =
            Contexts.inMemory((name, actor, outcome, took) -> {}, 1L << 30, EventSettings.standard());
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer web;

    LiveServer(Readiness readiness) {
        var transactions = (InMemoryTransactions) contexts.transactions();
        var services = new WebServices(
                token -> Option.when(token.equals(TOKEN), LocalWorkspace.identity(Server.PERMISSIONS)),
                transactions,
                new InMemoryIdempotencyKeys(transactions, Clock.systemUTC()),
                readiness,
                contexts.ids(),
                new Metrics());
        var key = new SecretKeySpec("a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.web = WebServer.start(WebConfig.local(0, key), services, ContextRoutes.of(contexts));
    }

    /** A finished answer. */
    record Reply(int status, JsonNode json, HttpResponse<String> response) {}

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Reply openCase(String title) throws IOException, InterruptedException {
        return send(request("/api/v1/cases")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"" + title + "\"}")));
    }

    Reply upload(String caseId, String name, BodyPublisher content) throws IOException, InterruptedException {
        String head = "--live\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        return send(request("/api/v1/cases/" + caseId + "/files")
                .header("Content-Type", "multipart/form-data; boundary=live")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head), content, BodyPublishers.ofString("\r\n--live--\r\n"))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
    }

    @Override
    public void close() {
        http.close();
        web.stop(Duration.ofMillis(500));
        contexts.close();
    }
}
